package uk.ragtime.query.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;

class AgenciesInAreaTest {
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final AreaCode HERE = new AreaCode("here");
  private static final AreaCode ELSEWHERE = new AreaCode("elsewhere");
  private static final AgencyCode AGENCY = new AgencyCode("midwifery");
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  @Test
  void anAgencyWasThereBeforeItWasRecorded() {
    var agencies = new AgenciesInArea(HERE, List.of(revision("2026-01-05T09:00:00Z", HERE)));

    assertThat(agencies.on(LocalDate.of(2024, 1, 1), LATER, Set.of())).containsKey(AGENCY);
  }

  @Test
  void oneThatLeftIsShownOnlyUpToThen() {
    var agencies =
        new AgenciesInArea(
            HERE,
            List.of(
                revision("2026-01-05T09:00:00Z", HERE, ELSEWHERE),
                revision("2026-06-02T09:00:00Z", ELSEWHERE)));

    assertThat(agencies.on(JUNE, LATER, Set.of(AGENCY))).containsKey(AGENCY);
    assertThat(agencies.on(JUNE.plusDays(1), LATER, Set.of(AGENCY))).isEmpty();
  }

  @Test
  void oneThatCameLaterIsShownEarlierWhereItHasRated() {
    var agencies =
        new AgenciesInArea(
            HERE,
            List.of(
                revision("2026-01-05T09:00:00Z", ELSEWHERE),
                revision("2026-06-02T09:00:00Z", ELSEWHERE, HERE)));

    assertThat(agencies.on(JUNE, LATER, Set.of())).isEmpty();
    assertThat(agencies.on(JUNE, LATER, Set.of(AGENCY))).containsKey(AGENCY);
    assertThat(agencies.on(JUNE.plusDays(1), LATER, Set.of())).containsKey(AGENCY);
  }

  @Test
  void whoNeverWorkedHereIsNotShown() {
    var agencies = new AgenciesInArea(HERE, List.of(revision("2026-01-05T09:00:00Z", ELSEWHERE)));

    assertThat(agencies.on(JUNE, LATER, Set.of())).isEmpty();
  }

  @Test
  void oneThatLeftAfterTheClosingOnItsDayBelongsToItsOutcome() {
    var agencies =
        new AgenciesInArea(
            HERE,
            List.of(
                revision("2026-01-05T09:00:00Z", HERE),
                revision("2026-06-01T15:00:00Z", ELSEWHERE)));

    Instant closing = Instant.parse("2026-06-01T14:00:00Z");
    assertThat(agencies.on(JUNE, closing, Set.of())).containsKey(AGENCY);
    assertThat(agencies.on(JUNE, closing.plusSeconds(3600), Set.of(AGENCY))).isEmpty();
  }

  private static AgencyRevision revision(String recordedAt, AreaCode... areas) {
    return new AgencyRevision(
        new Agency(AGENCY, "Midwifery", Sector.MIDWIFERY, List.of(areas), null),
        Instant.parse(recordedAt));
  }
}
