/** Looks in PostgreSQL's catalogue for whatever would let one partnership see another. */
@NullMarked
package uk.ragtime.testing.locks;

import org.jspecify.annotations.NullMarked;
