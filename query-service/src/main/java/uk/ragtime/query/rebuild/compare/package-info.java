/** Compares the generation that was built with the one that serves. */
@NullMarked
package uk.ragtime.query.rebuild.compare;

import org.jspecify.annotations.NullMarked;
