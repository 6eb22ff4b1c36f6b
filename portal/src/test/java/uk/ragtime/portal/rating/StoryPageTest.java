package uk.ragtime.portal.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.rating.Change.Kind;

class StoryPageTest {

  private static final List<Lists.Checklist> CHECKLISTS =
      List.of(
          version(1, capability("old", null), capability("other", null)),
          version(2, capability("renamed", same("old")), capability("other", null)),
          version(3, capability("both", new Lists.Origin("merged", List.of("renamed", "other")))));

  private static final ProfileAddress NOW =
      ProfileAddress.of(new AreaAddress("lancashire", "blackpool", null));

  @Test
  void isToldByTheDaysFromWhichRatingsWereTrue() {
    // given: May is recorded first, then March and April of a historic cycle
    List<Change> changes =
        story(
            "old",
            1,
            entry(1, "old", "one", "2025-05-01", null, Rating.AMBER),
            entry(2, "old", "one", "2025-03-01", null, Rating.RED),
            entry(3, "old", "one", "2025-04-01", Rating.RED, Rating.GREEN));

    // then
    assertThat(changes)
        .extracting(Change::effective)
        .containsExactly("1 May 2025", "1 April 2025", "1 March 2025");
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(Kind.RATED, Kind.CHANGED, Kind.FIRST);
  }

  @Test
  void hasOneFirstRatingThoughTheCapabilityWasRenamed() {
    assertThat(
            story(
                "renamed",
                2,
                entry(1, "old", "one", "2025-05-01", null, Rating.AMBER),
                entry(2, "old", "one", "2025-04-01", null, Rating.AMBER),
                entry(3, "renamed", "two", "2025-03-01", null, Rating.RED)))
        .extracting(Change::kind)
        .containsExactly(Kind.RATED, Kind.RATED, Kind.FIRST);
  }

  @Test
  void tellsTheFirstRatingOfEachCapabilityThatWasReplaced() {
    assertThat(
            story(
                "both",
                3,
                entry(1, "old", "one", "2025-03-01", null, Rating.AMBER),
                entry(2, "other", "one", "2025-04-01", null, Rating.RED),
                entry(3, "both", "three", "2026-03-01", null, Rating.RED)))
        .extracting(Change::kind)
        .containsExactly(Kind.RATED, Kind.FIRST, Kind.FIRST);
  }

  @Test
  void namesTheCycleFromWhichARatingIsCarriedOver() {
    StoryPage page =
        page("old", 1, List.of(entry(1, "old", "one", "2025-03-01", null, Rating.AMBER)));

    assertThat(page.carriedOverFrom()).isEqualTo("Cycle one");
  }

  private static List<Change> story(String capability, int version, Audit.Entry... audit) {
    return page(capability, version, List.of(audit)).changes();
  }

  @Test
  void ofAMomentLeavesOutWhatWasTrueOrRecordedLater() {
    // given: all are recorded on 1 June 2026
    List<Audit.Entry> audit =
        List.of(
            entry(1, "old", "one", "2025-03-01", null, Rating.AMBER),
            entry(2, "old", "one", "2025-05-01", Rating.AMBER, Rating.RED));
    ProfileAddress april = NOW.on(LocalDate.of(2025, 4, 1));
    ProfileAddress knownBefore =
        new ProfileAddress(
            NOW.area(),
            null,
            KnownOn.endOf(LocalDate.of(2026, 5, 31)),
            null,
            StageChoice.STANDING,
            null);

    // then
    assertThat(page(april, "old", 1, audit).changes())
        .extracting(Change::effective)
        .containsExactly("1 March 2025");
    assertThat(page(knownBefore, "old", 1, audit).changes()).isEmpty();
    assertThat(page(april, "old", 1, audit).then()).isEqualTo("1 April 2025");
    assertThat(page(april, "old", 1, audit).present())
        .isEqualTo("/lancashire/areas/blackpool/agencies/midwifery/capabilities/old");
  }

  private static StoryPage page(String capability, int version, List<Audit.Entry> audit) {
    return page(NOW, capability, version, audit);
  }

  private static StoryPage page(
      ProfileAddress address, String capability, int version, List<Audit.Entry> audit) {
    Profile.CapabilityRow row =
        new Profile.CapabilityRow(
            capability,
            capability,
            null,
            null,
            Distribution.NOTHING,
            List.of(new Profile.Given("midwifery", Rating.AMBER, "SELF", "one", true, null)),
            List.of());
    return StoryPage.of(
        new StoryPage.RatingAddress(address, "midwifery", capability),
        new StoryPage.Answers(
            "Lancashire",
            false,
            true,
            List.of(new Lists.Area("blackpool", "Blackpool", null)),
            List.of(new Lists.Agency("midwifery", "Midwifery", null, List.of())),
            List.of(cycle("one", 1), cycle("two", 2), cycle("three", 3)),
            CHECKLISTS,
            new Profile("workforce", version, List.of(), List.of(row)),
            audit),
        EnglishWords.words());
  }

  private static Audit.Entry entry(
      long position,
      String capability,
      String cycle,
      String effectiveOn,
      @Nullable Rating from,
      Rating to) {
    return new Audit.Entry(
        position,
        "CHANGED",
        Instant.parse("2026-06-01T10:00:00Z"),
        LocalDate.parse(effectiveOn),
        null,
        false,
        capability,
        cycle,
        from,
        to,
        "SELF",
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static Lists.Cycle cycle(String code, int version) {
    return new Lists.Cycle(
        code, "Cycle " + code, "workforce", version, null, null, true, "CLOSED", null);
  }

  private static Lists.Checklist version(int number, Lists.Capability... capabilities) {
    return new Lists.Checklist("workforce", number, "Workforce", List.of(capabilities));
  }

  private static Lists.Capability capability(String code, Lists.@Nullable Origin from) {
    return new Lists.Capability(code, code, null, null, null, null, null, from);
  }

  private static Lists.Origin same(String code) {
    return new Lists.Origin("same", List.of(code));
  }
}
