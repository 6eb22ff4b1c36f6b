/** The event store as the read side sees it: read-only, all events of all partnerships. */
@NullMarked
package uk.ragtime.query.store;

import org.jspecify.annotations.NullMarked;
