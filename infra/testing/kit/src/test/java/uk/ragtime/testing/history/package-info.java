@NullMarked
package uk.ragtime.testing.history;

import org.jspecify.annotations.NullMarked;
