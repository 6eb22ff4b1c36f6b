package uk.ragtime.query.rating;

import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;

/**
 * Unit of rating: one line of a checklist, by one agency in one area.
 *
 * @param line number that no line of another checklist has
 */
record Cell(AreaCode area, AgencyCode agency, long line) {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * Hash of the cell, the same in every instance and release: FNV-1a, 64 bits, over the two codes,
   * each followed by a slash (no code contains one), and the line's eight bytes. Two cells may
   * collide.
   */
  long cellHash() {
    long hash = mix(FNV_BASIS, area.value());
    hash = mix(mix(hash, "/"), agency.value());
    hash = mix(hash, "/");
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      hash = (hash ^ (line >>> shift & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  private static long mix(long hash, String code) {
    long mixed = hash;
    for (int i = 0; i < code.length(); i++) {
      mixed = (mixed ^ code.charAt(i)) * FNV_PRIME;
    }
    return mixed;
  }
}
