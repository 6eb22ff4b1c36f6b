/** Requests that no client writes, made from the API documents, and what must come of them. */
@NullMarked
package uk.ragtime.testing.hostile;

import org.jspecify.annotations.NullMarked;
