package uk.ragtime.query.rating;

import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;

/** What is rated: one capability of one agency in one area. */
record Cell(AreaCode area, AgencyCode agency, CapabilityCode capability) {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * A number for it, the same wherever and whenever it is asked for: FNV-1a, 64 bits, over the
   * codes with a slash between them (none has one in it). Two cells may have the same number by
   * chance.
   */
  long number() {
    long hash = mix(FNV_BASIS, area.value());
    hash = mix(mix(hash, "/"), agency.value());
    return mix(mix(hash, "/"), capability.value());
  }

  private static long mix(long hash, String code) {
    long mixed = hash;
    for (int i = 0; i < code.length(); i++) {
      mixed = (mixed ^ code.charAt(i)) * FNV_PRIME;
    }
    return mixed;
  }
}
