/** Schemas of the read models. */
@NullMarked
package uk.ragtime.query.generation;

import org.jspecify.annotations.NullMarked;
