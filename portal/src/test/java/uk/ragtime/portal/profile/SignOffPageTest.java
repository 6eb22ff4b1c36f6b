package uk.ragtime.portal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.EnglishWords;

class SignOffPageTest {
  private static final ProfileSignOffs.Key KEY =
      new ProfileSignOffs.Key("lancashire", "one", "blackpool");

  private static Progress.OfAgency agency(String code, String state) {
    Instant signed = state.equals("SIGNED_OFF") ? Instant.parse("2026-10-20T09:00:00Z") : null;
    return new Progress.OfAgency(code, state, 0, 0, 0, 0, 0, false, 0, null, signed);
  }

  private static ProfileSignOffs.SignOff signOff(int number) {
    return new ProfileSignOffs.SignOff(
        number,
        number,
        Instant.parse("2026-11-0" + number + "T09:00:00Z"),
        new ShownMember("m-1", null, null, null),
        "hash" + number,
        number == 2,
        null,
        List.of(),
        List.of(),
        List.of(new ProfileSignOffs.SignedAssessment("family-hubs", 1, "sheet", true)),
        null,
        null);
  }

  private static SignOffPage page(String status, boolean moderates, @Nullable List<String> ticked) {
    Progress progress =
        new Progress(
            "one",
            "First",
            status,
            null,
            11,
            List.of(
                new Progress.InArea(
                    "blackpool",
                    "Blackpool",
                    List.of(
                        agency("midwifery", "OPEN"),
                        agency("family-hubs", "SIGNED_OFF"),
                        agency("early-years", "SIGNED_OFF"),
                        agency("social-care", "EXCUSED")),
                    List.of()),
                new Progress.InArea(
                    "preston", "Preston", List.of(agency("perinatal", "SIGNED_OFF")), List.of())));
    return SignOffPage.of(
        KEY,
        progress,
        List.of(signOff(1), signOff(2)),
        Map.of("midwifery", "Midwifery", "family-hubs", "Family hubs"),
        ticked,
        moderates,
        EnglishWords.words());
  }

  @Test
  void whatIsSignedCanBeSignedAndWhatIsExpectedAndMissingIsListed() {
    SignOffPage page = page("OPEN", true, null);
    assertThat(page.signed())
        .extracting(SignOffPage.Signed::name)
        .containsExactly("Family hubs", "early-years");
    assertThat(page.signed()).allMatch(SignOffPage.Signed::ticked);
    assertThat(page.missing())
        .extracting(SignOffPage.Missing::name, SignOffPage.Missing::state)
        .containsExactly(tuple("Midwifery", AssessmentState.BEING_RATED));
    assertThat(page.signs()).isTrue();
  }

  @Test
  void theNewestSignatureComesFirstAndCodesOfPeopleAreNotShown() {
    assertThat(page("OPEN", false, null).signatures())
        .extracting(SignOffPage.Signature::number, SignOffPage.Signature::by)
        .containsExactly(tuple(2, null), tuple(1, null));
  }

  @Test
  void nobodyElseSignsAndNobodyBeforeTheCycleOpens() {
    assertThat(page("OPEN", false, null).signs()).isFalse();
    assertThat(page("PLANNED", true, null).signs()).isFalse();
    assertThat(page("CLOSED", true, null).signs()).isTrue();
  }

  @Test
  void boxesStayAsTheyWereTicked() {
    assertThat(page("OPEN", true, List.of("early-years")).signed())
        .extracting(SignOffPage.Signed::ticked)
        .containsExactly(false, true);
  }
}
