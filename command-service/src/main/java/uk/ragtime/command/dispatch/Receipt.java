package uk.ragtime.command.dispatch;

import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/**
 * Result of a command.
 *
 * @param position position of its last event in the partnership's log; of the stream's last event
 *     if the command changed nothing
 * @param version current version of the stream
 * @param created whether the command has created something
 */
public record Receipt(long position, long version, boolean created) {
  static Receipt of(OriginalAnswer original) {
    return new Receipt(original.position(), original.version(), original.created());
  }
}
