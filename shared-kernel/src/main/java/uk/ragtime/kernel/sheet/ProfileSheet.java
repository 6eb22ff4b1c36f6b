package uk.ragtime.kernel.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;

/** Makes the sheet of an area's profile, of the assessments that are signed off. */
public final class ProfileSheet {
  /** The form in which profiles are signed. */
  public static final int FORM = 1;

  private static final String KIND = "ragtime profile sign-off";

  private ProfileSheet() {}

  /** Makes the sheet, in the present form, whatever the order of the assessments. */
  public static Sheet of(
      PartnershipCode partnership,
      CycleCode cycle,
      AreaCode area,
      List<SignedAssessment> assessments) {
    return Sheet.of(
        KIND,
        FORM,
        Map.of(
            "form", FORM,
            "partnership", partnership.value(),
            "cycle", cycle.value(),
            "area", area.value(),
            "assessments",
                assessments.stream()
                    .sorted(Comparator.comparing(signed -> signed.agency().value()))
                    .map(ProfileSheet::onSheet)
                    .toList()));
  }

  private static Map<String, Object> onSheet(SignedAssessment signed) {
    return Map.of(
        "agency", signed.agency().value(),
        "position", signed.position(),
        "hash", signed.hash().value());
  }
}
