@NullMarked
package uk.ragtime.testing;

import org.jspecify.annotations.NullMarked;
