package uk.ragtime.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;

/** Exports of a rating that is challenged, and of one that was agreed. */
class ReviewedExportsIT {
  private static final PartnershipCode REVIEWED = new PartnershipCode("reviewed-exports");
  private static final String T = "/v1/" + REVIEWED;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static QueryService service;

  @BeforeAll
  static void given() {
    service = shared.service();
    try (TestLog log = new TestLog(SharedService.TOPICS)) {
      SampleEvents.setUp(log, REVIEWED, shared.issuer().issuer());
      long last = review(log);
      log.awaitProjected(shared.database());
      Eventually.holds(() ->
          assertThat(service.get("auditor-" + REVIEWED, T + "/areas?minPosition=" + last).status())
              .isEqualTo(200));
    }
  }

  /** Green is seen as Red, and Amber agreed; Amber is seen as Red, which is open. */
  private static long review(TestLog log) {
    LocalDate day = LocalDate.of(2026, 10, 5);
    for (AgencyCode agency : List.of(SampleEvents.HEALTH_VISITING, SampleEvents.MIDWIFERY)) {
      Rating self = agency.equals(SampleEvents.MIDWIFERY) ? Rating.AMBER : Rating.GREEN;
      log.append(
          REVIEWED,
          SampleEvents.rated(
              SampleEvents.AUTUMN,
              SampleEvents.BLACKPOOL,
              agency,
              SampleEvents.TUNING_IN,
              null,
              self,
              day),
          Instant.parse("2026-10-06T10:00:00Z"),
          "rater");
      log.append(
          REVIEWED,
          SampleEvents.challenged(
              SampleEvents.AUTUMN,
              SampleEvents.BLACKPOOL,
              agency,
              SampleEvents.TUNING_IN,
              self,
              day),
          Instant.parse("2026-10-08T10:00:00Z"),
          "reviewer");
    }
    return log.append(
        REVIEWED,
        new RatingAgreed(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.GREEN,
            Rating.AMBER,
            Rating.GREEN,
            Basis.STATED,
            null,
            day,
            false),
        Instant.parse("2026-10-10T10:00:00Z"),
        "reviewer");
  }

  @ParameterizedTest
  @CsvSource({
    "standing, AMBER AGREED GREEN AMBER -, AMBER SELF AMBER - RED",
    "self, GREEN SELF GREEN AMBER -, AMBER SELF AMBER - RED",
    "challenged, AMBER AGREED GREEN AMBER -, RED CHALLENGED AMBER - RED",
    "agreed, AMBER AGREED GREEN AMBER -, - - AMBER - RED",
    "standing&knownAt=2026-10-07T00:00:00Z, GREEN SELF GREEN - -, AMBER SELF AMBER - -",
    "standing&knownAt=2026-10-09T00:00:00Z, GREEN SELF GREEN - RED, AMBER SELF AMBER - RED"
  })
  void eachRatingHasItsWordsBesideItWhicheverIsShown(String stage, String settled, String unsettled)
      throws IOException {
    List<NamedCsvRecord> rows = reviewed("ratings.csv?area=blackpool&stage=" + stage);

    assertThat(words(rows, "health-visiting")).isEqualTo(settled);
    assertThat(words(rows, "midwifery")).isEqualTo(unsettled);
    assertThat(words(rows, "nurseries")).isEqualTo("- - - - -");
  }

  private static String words(List<NamedCsvRecord> rows, String agency) {
    NamedCsvRecord row =
        rows.stream()
            .filter(it -> it.getField("agency_key").equals(agency))
            .filter(it -> it.getField("capability_key").equals("workforce/1/tuning-in"))
            .findFirst()
            .orElseThrow();
    return fields(row, "rating", "stage", "self_rating", "agreed_rating", "open_challenge");
  }

  /** Empty ones as a dash. */
  private static String fields(NamedCsvRecord row, String... names) {
    return Stream.of(names)
        .map(row::getField)
        .map(field -> field.isEmpty() ? "-" : field)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "stage=standing, AMBER standing AMBER AMBER RED",
    "stage=agreed, AMBER agreed AMBER AMBER RED",
    "stage=challenged&rollup=majority, RED challenged AMBER AMBER RED",
    "stage=self&rollup=share-of-green, - self - - RED",
    "knownAt=2026-10-07T00:00:00Z, AMBER standing AMBER - -"
  })
  void aProfileCombinesTheWordsOfItsAgencies(String query, String expected) throws IOException {
    NamedCsvRecord row =
        reviewed("profile.csv?area=blackpool&" + query).stream()
            .filter(it -> it.getField("capability_key").equals("workforce/1/tuning-in"))
            .findFirst()
            .orElseThrow();

    assertThat(fields(row, "rating", "stage", "self_rating", "agreed_rating", "open_challenge"))
        .isEqualTo(expected);
  }

  private static List<NamedCsvRecord> reviewed(String path) throws IOException {
    return CsvRecords.of(service.get("viewer-" + REVIEWED, T + "/exports/" + path).body());
  }
}
