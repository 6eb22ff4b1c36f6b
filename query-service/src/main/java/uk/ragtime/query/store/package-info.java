/** The event store as the read side sees it: all events of all partnerships, to be read only. */
@NullMarked
package uk.ragtime.query.store;

import org.jspecify.annotations.NullMarked;
