/**
 * Rebuilds the read models from the event store, beside the serving ones, and swaps them. This
 * package holds the record and the state machine of a rebuild, and the packages below its steps.
 */
@NullMarked
package uk.ragtime.query.rebuild;

import org.jspecify.annotations.NullMarked;
