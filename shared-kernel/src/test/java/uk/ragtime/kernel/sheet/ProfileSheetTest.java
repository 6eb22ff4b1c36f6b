package uk.ragtime.kernel.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Sha256;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;

/** The sheet of an area's profile. */
class ProfileSheetTest {
  @Test
  void namesTheAssessmentsInOrderOfTheirAgencies() {
    SignedAssessment midwifery =
        new SignedAssessment(new AgencyCode("midwifery"), 61, new SheetHash("b".repeat(64)));
    SignedAssessment familyHubs =
        new SignedAssessment(new AgencyCode("family-hubs"), 58, new SheetHash("a".repeat(64)));

    Sheet sheet =
        ProfileSheet.of(
            new PartnershipCode("pennine"),
            new CycleCode("2026-autumn"),
            new AreaCode("calder"),
            List.of(midwifery, familyHubs));

    String text =
        "{\"area\":\"calder\",\"assessments\":[{\"agency\":\"family-hubs\",\"hash\":\""
            + "a".repeat(64)
            + "\",\"position\":58},{\"agency\":\"midwifery\",\"hash\":\""
            + "b".repeat(64)
            + "\",\"position\":61}],\"cycle\":\"2026-autumn\",\"form\":1,"
            + "\"partnership\":\"pennine\"}";
    assertThat(sheet.text()).isEqualTo(text);
    assertThat(sheet.hash().value())
        .isEqualTo(Sha256.hex("ragtime profile sign-off 1\n" + text))
        .isEqualTo("8b51beb4652d24c53393e8d4cac1f50ecf639784a07291780f9a01db8e67cf7f");
  }
}
