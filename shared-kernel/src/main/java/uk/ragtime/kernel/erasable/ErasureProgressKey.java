package uk.ragtime.kernel.erasable;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;

/**
 * Key of a record of the erasure progress topic: {@code partnership/reader}.
 *
 * @param reader a slug that names one set of read models, such as {@code query-service}
 */
public record ErasureProgressKey(PartnershipCode partnership, String reader) {
  /**
   * @throws IllegalArgumentException if the reader is no slug
   */
  public ErasureProgressKey {
    if (!Slug.is(reader)) {
      throw new IllegalArgumentException("a reader is named by a slug");
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no such key
   */
  public static ErasureProgressKey parse(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a key of erasure progress is partnership/reader");
    }
    return new ErasureProgressKey(
        new PartnershipCode(key.substring(0, slash)), key.substring(slash + 1));
  }

  @Override
  public String toString() {
    return partnership + "/" + reader;
  }
}
