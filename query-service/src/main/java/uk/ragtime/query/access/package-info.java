/** Admits callers, reads their queries, and waits for the positions they name. */
@NullMarked
package uk.ragtime.query.access;

import org.jspecify.annotations.NullMarked;
