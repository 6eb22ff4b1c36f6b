/** Builds the read models anew from the event store, beside those that serve, and swaps them. */
@NullMarked
package uk.ragtime.query.rebuild;

import org.jspecify.annotations.NullMarked;
