/** Processor time by test class, for the limit that {@code ./ragtime test} sets. */
@NullMarked
package uk.ragtime.testing.times;

import org.jspecify.annotations.NullMarked;
