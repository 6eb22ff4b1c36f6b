/** The event store in PostgreSQL: group commit, gapless positions, nothing ever changed. */
@NullMarked
package uk.ragtime.command.store;

import org.jspecify.annotations.NullMarked;
