/** The event store in PostgreSQL: append-only, with group commit and gapless positions. */
@NullMarked
package uk.ragtime.command.store;

import org.jspecify.annotations.NullMarked;
