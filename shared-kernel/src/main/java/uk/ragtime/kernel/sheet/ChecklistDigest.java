package uk.ragtime.kernel.sheet;

import java.util.List;
import java.util.Map;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Sha256;

/**
 * The version of a checklist that a sheet is about, with all that was published of it as a hash.
 *
 * @param sha256 of the canonical form of the published event's data, 64 lower-case hexadecimal
 *     digits
 * @param capabilities in the order of the version
 */
public record ChecklistDigest(
    ChecklistCode checklist, int version, String sha256, List<CapabilityCode> capabilities) {
  public ChecklistDigest {
    capabilities = List.copyOf(capabilities);
  }

  /**
   * The digest of a published version.
   *
   * @param data the event's data as it is stored, in its own revision
   */
  public static ChecklistDigest of(
      ChecklistCode checklist,
      int version,
      List<CapabilityCode> capabilities,
      Map<String, ?> data) {
    return new ChecklistDigest(
        checklist, version, Sha256.hex(CanonicalJson.of(data)), capabilities);
  }
}
