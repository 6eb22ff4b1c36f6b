package uk.ragtime.command.store;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Names one stream of one partnership: what Axon calls an aggregate identifier. */
public record StreamKey(PartnershipCode partnership, StreamId stream) {
  /** Reads what {@link #toString} wrote. */
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
