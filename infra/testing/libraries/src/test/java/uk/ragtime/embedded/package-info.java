@NullMarked
package uk.ragtime.embedded;

import org.jspecify.annotations.NullMarked;
