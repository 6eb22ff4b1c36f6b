package uk.ragtime.kernel.erasable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * Value of a record of the erasure progress topic: how far a reader has carried out what was
 * erased.
 *
 * @param position of the last event whose erasures, and those of all events before it, the reader
 *     has carried out
 * @param clearedAt the instant from which its files held none of it: after the vacuum, in every
 *     generation
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ErasureProgress(long position, Instant clearedAt) {
  /**
   * @throws IllegalArgumentException if the position is below 1
   */
  public ErasureProgress {
    if (position < 1) {
      throw new IllegalArgumentException("positions are counted from 1");
    }
  }
}
