package uk.ragtime.command.dispatch;

import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/**
 * Result of a command.
 *
 * @param position position of its last event in the partnership's log; of the stream's last event
 *     if the command changed nothing
 * @param version current version of the stream
 * @param created whether the command has created something
 * @param unchanged whether it changed nothing, so that nothing of it is recorded
 */
public record Receipt(long position, long version, boolean created, boolean unchanged) {
  static Receipt of(OriginalAnswer original, boolean unchanged) {
    return new Receipt(original.position(), original.version(), original.created(), unchanged);
  }
}
