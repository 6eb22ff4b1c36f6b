package uk.ragtime.portal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.ProfileAddress;

class PackPageTest {
  private static final ShownMember LENA = new ShownMember("lena", "Lena Lead", null, null);
  private static final ProfileAddress ADDRESS =
      ProfileAddress.of(new AreaAddress("lancashire", "blackpool", null));

  @Test
  void namesEachRedWithWhatIsDoneAboutIt() {
    // when
    PackPage pack =
        pack(
            List.of(
                action("train", "PLANNED", "tuning-in"),
                action("settled", "DONE", "tuning-in"),
                action("elsewhere", "PLANNED", "other")),
            List.of(new Actions.Gap("blackpool", "hubs", "workforce", List.of("tuning-in"))),
            List.of());

    // then
    assertThat(pack.reds()).extracting(PackPage.Red::agency).containsExactly("Hubs", "Midwifery");
    assertThat(pack.reds().getLast().plans())
        .containsExactly(
            new PackPage.Plan(
                "train", "/lancashire/actions/train", "planned", "31 March 2027", false));
    assertThat(pack.reds().getLast().gap()).isFalse();
    assertThat(pack.reds().getFirst().plans()).isEmpty();
    assertThat(pack.reds().getFirst().gap()).isTrue();
    assertThat(pack.withoutAction()).isEqualTo(1);
  }

  @Test
  void leadsToTheFilesOfTheSameArea() {
    assertThat(pack(List.of(), List.of(), List.of()).files())
        .isEqualTo(
            new PackPage.Files(
                "/lancashire/downloads/profile?format=csv&area=blackpool",
                "/lancashire/downloads/ratings?format=csv&area=blackpool"));
  }

  @Test
  void countsThoseWhoAreExpectedAndNotTheExcused() {
    PackPage pack =
        pack(
            List.of(),
            List.of(),
            List.of(
                agency("midwifery", "SIGNED_OFF"),
                agency("hubs", "EXCUSED"),
                agency("other", "OPEN")));
    assertThat(pack.expectedOnes()).isEqualTo(2);
    assertThat(pack.signedBy()).isEqualTo(1);
  }

  @Test
  void tellsTheLatestSignatureFirst() {
    assertThat(pack(List.of(), List.of(), List.of()).signed())
        .extracting(PackPage.Signed::when)
        .containsExactly("27 November 2026 at 09:00", "20 November 2026 at 09:00");
  }

  @Test
  void wherePeopleHaveNotRatedNothingIsSaidOfReds() {
    assertThat(pack(List.of(), List.of(), List.of(), List.of()).isUnrated()).isTrue();
    assertThat(
            pack(List.of(given("other", Rating.GREEN)), List.of(), List.of(), List.of())
                .isUnrated())
        .isFalse();
  }

  private static PackPage pack(
      List<Actions.Action> actions, List<Actions.Gap> gaps, List<Progress.OfAgency> expected) {
    return pack(
        List.of(
            given("midwifery", Rating.RED),
            given("other", Rating.GREEN),
            given("hubs", Rating.RED)),
        actions,
        gaps,
        expected);
  }

  private static PackPage pack(
      List<Profile.Given> given,
      List<Actions.Action> actions,
      List<Actions.Gap> gaps,
      List<Progress.OfAgency> expected) {
    Profile profile =
        new Profile(
            "workforce",
            1,
            List.of(),
            List.of(
                new Profile.CapabilityRow(
                    "tuning-in",
                    "Tuning in",
                    null,
                    null,
                    new Distribution(2, 0, 1, 0, 0),
                    given,
                    List.of())));
    AreaPage area =
        AreaPage.of(
            ADDRESS,
            new AreaPage.Answers(
                "Lancashire",
                true,
                List.of(),
                List.of(),
                profile,
                ChecklistTexts.AS_LISTED,
                new History("workforce", List.of()),
                null),
            EnglishWords.words(),
            LocalDate.of(2026, 11, 30));
    return PackPage.of(
        area,
        profile,
        null,
        new PackPage.Answers(
            List.of(
                new Lists.Agency("midwifery", "Midwifery", null, List.of()),
                new Lists.Agency("hubs", "Hubs", null, List.of())),
            actions,
            gaps,
            List.of(signature(1, "2026-11-20T09:00:00Z"), signature(2, "2026-11-27T09:00:00Z")),
            expected,
            true),
        null,
        Instant.parse("2026-11-30T09:00:00Z"),
        EnglishWords.words());
  }

  private static Profile.Given given(String agency, @Nullable Rating rating) {
    return new Profile.Given(agency, rating, "SELF", "autumn", false, null);
  }

  private static Actions.Action action(String title, String status, String capability) {
    return new Actions.Action(
        title,
        "midwifery",
        "blackpool",
        "workforce",
        List.of(capability),
        title,
        null,
        null,
        status,
        LocalDate.of(2027, 3, 31),
        false,
        null,
        LENA,
        Instant.parse("2026-11-20T09:00:00Z"),
        7,
        List.of(),
        List.of(),
        List.of(),
        1,
        List.of());
  }

  private static ProfileSignOffs.SignOff signature(int number, String at) {
    return new ProfileSignOffs.SignOff(
        number,
        350 + number,
        Instant.parse(at),
        LENA,
        "7940",
        true,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static Progress.OfAgency agency(String code, String state) {
    return new Progress.OfAgency(code, state, 11, 0, 0, 0, 0, false, 0, null, null);
  }
}
