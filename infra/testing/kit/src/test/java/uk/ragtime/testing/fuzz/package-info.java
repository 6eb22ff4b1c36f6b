/** The driver finds what it should. */
@NullMarked
package uk.ragtime.testing.fuzz;

import org.jspecify.annotations.NullMarked;
