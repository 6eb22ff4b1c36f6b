package uk.ragtime.command.dispatch;

import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;

/**
 * What a command that was carried out is answered with.
 *
 * @param position of its last event in the partnership's log; of the stream's last event if nothing
 *     had to change
 * @param version that the stream is at
 * @param created whether something new stands there
 */
public record Receipt(long position, long version, boolean created) {
  static Receipt of(OriginalAnswer kept) {
    return new Receipt(kept.position(), kept.version(), kept.created());
  }
}
