/** The schemas that the read models live in. */
@NullMarked
package uk.ragtime.query.generation;

import org.jspecify.annotations.NullMarked;
