/** Gives parsers what nobody would write. */
@NullMarked
package uk.ragtime.testing.fuzz;

import org.jspecify.annotations.NullMarked;
