/** Fuzz tests of parsers. */
@NullMarked
package uk.ragtime.testing.fuzz;

import org.jspecify.annotations.NullMarked;
