/** Hostile requests, generated from the API documents, and the checks of their answers. */
@NullMarked
package uk.ragtime.acceptance.hostile;

import org.jspecify.annotations.NullMarked;
