package uk.ragtime.command.store;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Identifies one stream of one partnership; Axon's aggregate identifier. */
public record StreamKey(PartnershipCode partnership, StreamId stream) {
  /** Parses the form written by {@link #toString}. */
  public static StreamKey parse(String key) {
    int slash = key.indexOf('/');
    return new StreamKey(
        new PartnershipCode(key.substring(0, slash)), new StreamId(key.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return partnership + "/" + stream;
  }
}
