package uk.ragtime.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestIssuer;

/** Each export over HTTP: the same rows as the answers give, for those who may have them. */
class ExportsIT {
  private static final PartnershipCode CUMBRIA = new PartnershipCode("cumbria");
  private static final PartnershipCode DURHAM = new PartnershipCode("durham");
  private static final String T = "/v1/cumbria";
  private static final String EXPORTS = T + "/exports/";

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    TestIssuer issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
    for (PartnershipCode partnership : List.of(CUMBRIA, DURHAM)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
    }
    long last = tellAStory();
    log.awaitProjected(shared.database());
    Eventually.holds(() ->
        assertThat(service.get("auditor-cumbria", T + "/areas?minPosition=" + last).status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private static long tellAStory() {
    log.append(
        CUMBRIA,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            null,
            Rating.AMBER,
            LocalDate.of(2026, 3, 1)),
        Instant.parse("2026-03-02T10:00:00Z"),
        "rater");
    log.append(
        CUMBRIA,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.FYLDE,
            SampleEvents.MIDWIFERY,
            SampleEvents.SUPERVISION,
            null,
            Rating.NOT_APPLICABLE,
            LocalDate.of(2026, 3, 5)),
        Instant.parse("2026-03-06T10:00:00Z"),
        "gone");
    log.append(
        CUMBRIA,
        SampleEvents.reconfirmed(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            LocalDate.of(2026, 9, 10)),
        Instant.parse("2026-09-10T10:00:00Z"),
        "rater");
    return log.append(
        CUMBRIA,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            Rating.RED,
            LocalDate.of(2026, 4, 20)),
        Instant.parse("2026-10-01T10:00:00Z"),
        "coordinator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asOf=2026-10-02",
        "asOf=2026-05-01&knownAt=2026-08-01T00:00:00Z",
        "cycle=2026-spring",
        "knownAt=2026-04-01T00:00:00Z"
      })
  void ratingsAreThoseOfTheProfiles(String query) throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    for (String area : List.of("blackpool", "fylde")) {
      JsonNode profile = profile(area, query);
      for (JsonNode capability : profile.get("capabilities")) {
        for (JsonNode agency : profile.get("agencies")) {
          expected.add(cell(profile, agency.get("agency").asString(), capability));
        }
      }
    }

    List<String> exported =
        csv("viewer", "ratings.csv?" + query).stream()
            .map(row ->
                String.join(
                    " ",
                    row.getField("as_of"),
                    row.getField("cycle_key"),
                    row.getField("area_key"),
                    row.getField("agency_key"),
                    row.getField("capability_key"),
                    row.getField("rating"),
                    row.getField("effective_on"),
                    row.getField("recorded_at"),
                    row.getField("is_carried_over"),
                    row.getField("member")))
            .toList();

    assertThat(exported).hasSizeGreaterThan(12).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String cell(JsonNode profile, String agency, JsonNode capability) {
    String cell =
        String.join(
            " ",
            profile.get("asOfDay").asString(),
            profile.get("cycle").asString(),
            profile.get("area").asString(),
            agency,
            "workforce/1/" + capability.get("code").asString());
    for (JsonNode rating : capability.get("ratings")) {
      if (rating.get("agency").asString().equals(agency)) {
        return String.join(
            " ",
            cell,
            rating.get("rating").asString(),
            rating.get("effectiveOn").asString(),
            rating.get("recordedAt").asString(),
            rating.get("carriedOver").asString(),
            rating.get("by").get("member").asString());
      }
    }
    return cell + "     ";
  }

  @ParameterizedTest
  @ValueSource(strings = {"worst", "majority", "share-of-green"})
  void profilesAreCountedAndRolledUpAsOverHttp(String rule) throws IOException {
    String query = "asOf=2026-10-02&rollup=" + rule;
    List<String> expected = new ArrayList<>();
    for (String area : List.of("blackpool", "fylde")) {
      for (JsonNode capability : profile(area, query).get("capabilities")) {
        JsonNode counts = capability.get("distribution");
        JsonNode rollup = capability.get("rollup");
        JsonNode value = rollup.get(rule.equals("share-of-green") ? "share" : "rating");
        expected.add(
            String.join(
                " ",
                area,
                "workforce/1/" + capability.get("code").asString(),
                counts.get("red").asString(),
                counts.get("amber").asString(),
                counts.get("green").asString(),
                counts.get("notApplicable").asString(),
                counts.get("notRated").asString(),
                rule,
                value.isNull() ? "" : value.isNumber() ? decimal(value) : value.asString()));
      }
    }

    assertThat(
            csv("viewer", "profile.csv?" + query).stream()
                .map(row ->
                    String.join(
                        " ",
                        row.getField("area_key"),
                        row.getField("capability_key"),
                        row.getField("red"),
                        row.getField("amber"),
                        row.getField("green"),
                        row.getField("not_applicable"),
                        row.getField("not_rated"),
                        row.getField("rollup"),
                        row.getField("rating") + row.getField("share_of_green"))))
        .containsExactlyElementsOf(expected);
  }

  private static String decimal(JsonNode share) {
    return share.decimalValue().setScale(4, RoundingMode.UNNECESSARY).toPlainString();
  }

  @Test
  void columnsAreAddedAtTheEnd() {
    String before =
        "as_of,cycle_key,area_key,area_name,agency_key,agency_name,sector,capability_key,"
            + "capability_title,section,rating,rag,score,stage,effective_on,recorded_at,"
            + "rated_in_cycle_key,rated_as_code,is_carried_over,age_in_days,log_position,member";
    String words = ",self_rating,agreed_rating,open_challenge";
    assertThat(header("viewer", "ratings.csv")).isEqualTo(before + words);
    assertThat(header("auditor", "ratings.csv")).isEqualTo(before + ",member_name" + words);
    assertThat(header("viewer", "profile.csv"))
        .isEqualTo(
            "as_of,cycle_key,area_key,area_name,capability_key,capability_title,section,red,amber,"
                + "green,not_applicable,not_rated,rollup,rating,rag,score,share_of_green,stage"
                + words);
  }

  private static String header(String role, String path) {
    return text(role, path).substring(1).lines().findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "area=fylde, 1",
    "agency=health-visiting, 3",
    "capability=reflective-supervision, 1",
    "cycle=2026-autumn, 1",
    "member=rater, 2",
    "from=2026-03-06&to=2026-03-06, 1",
    "to=2026-03-05, 1",
    "knownAt=2026-09-30T00:00:00Z, 3",
    "area=nowhere, 0"
  })
  void changesAreThoseOfTheAudit(String query, int rows) throws IOException {
    List<NamedCsvRecord> changes = csv("auditor", "changes.csv?" + query);

    assertThat(changes).hasSize(rows);
    if (!query.contains("knownAt")) {
      List<String> expected = new ArrayList<>();
      service
          .get("auditor-cumbria", T + "/audit?" + query)
          .json()
          .get("entries")
          .forEach(entry -> expected.add(change(entry)));
      assertThat(changes.stream().map(ExportsIT::change)).containsExactlyElementsOf(expected);
    }
  }

  private static String change(JsonNode entry) {
    JsonNode name = entry.get("by").get("name");
    return String.join(
        " ",
        entry.get("position").asString(),
        entry.get("recordedAt").asString(),
        entry.get("effectiveOn").asString(),
        entry.get("kind").asString(),
        entry.get("from").isNull() ? "" : entry.get("from").asString(),
        entry.get("to").asString(),
        entry.get("reason").isNull() ? "" : entry.get("reason").asString(),
        entry.get("rationale").isNull() ? "" : entry.get("rationale").asString(),
        entry.get("correlationId").asString(),
        entry.get("by").get("member").asString(),
        name.isNull() ? "" : name.asString());
  }

  private static String change(NamedCsvRecord row) {
    return String.join(
        " ",
        row.getField("log_position"),
        row.getField("recorded_at"),
        row.getField("effective_on"),
        row.getField("kind"),
        row.getField("rating_before"),
        row.getField("rating_after"),
        row.getField("reason"),
        row.getField("rationale"),
        row.getField("correlation_id"),
        row.getField("member"),
        row.getField("member_name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratings", "changes", "profile"})
  void aWorkbookHoldsWhatTheTextFileHolds(String export) throws IOException {
    List<NamedCsvRecord> records = csv("auditor", export + ".csv?knownAt=2026-11-01T00:00:00Z");
    Answer file =
        service.get("auditor-cumbria", EXPORTS + export + ".xlsx?knownAt=2026-11-01T00:00:00Z");

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo(export);
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(records.size() + 1);
      assertThat(rows.getFirst().stream().map(cell -> cell.asString()).toList())
          .isEqualTo(records.getFirst().getHeader());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ratings.csv?asOf=2026-03-31, cumbria-ratings-2026-03-31.csv, text/csv;header=present;charset=utf-8",
    "profile.xlsx?asOf=2026-03-31, cumbria-profile-2026-03-31.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  void theFileSaysWhatItIs(String path, String name, String type) {
    Answer file = service.get("viewer-cumbria", EXPORTS + path);

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Disposition"))
        .contains("attachment; filename=\"" + name + "\"");
    assertThat(file.header("Content-Type")).contains(type);
    assertThat(file.header("Cache-Control")).contains("no-store");
  }

  @Test
  void namesAreForThoseWhoMaySeeThem() {
    for (String export : List.of("ratings.csv", "changes.csv")) {
      assertThat(text("auditor", export)).contains("member,member_name").contains("Rae Ter");
      assertThat(text("viewer", export))
          .contains(",rater")
          .doesNotContain("Rae Ter", "member_name");
    }
  }

  @Test
  void whoMayNotLookIsNotLetIn() {
    for (String stranger : List.of("viewer-durham", "operator", "nobody-knows")) {
      assertProblem(stranger, "ratings.csv", 404, "partnership-unknown");
      assertProblem(stranger, "nothing.txt", 404, "partnership-unknown");
    }
    assertThat(service.get(EXPORTS + "ratings.csv").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "ratings.csv?asOf=soon, 400, invalid-parameter",
    "ratings.csv?from=2026-01-01, 400, invalid-parameter",
    "ratings.xlsx?member=rater, 400, invalid-parameter",
    "ratings.csv?rollup=worst, 400, invalid-parameter",
    "changes.csv?asOf=2026-01-01, 400, invalid-parameter",
    "changes.csv?from=2026-05-02&to=2026-05-01, 400, invalid-parameter",
    "changes.csv?area=No%20Slug, 400, invalid-parameter",
    "profile.csv?rollup=best, 400, invalid-parameter",
    "profile.csv?minPosition=-1, 400, invalid-parameter",
    "profile.csv?area=atlantis, 404, area-unknown",
    "ratings.xlsx?cycle=1999-spring, 404, cycle-unknown",
    "ratings.pdf, 404, not-found",
    "secrets.csv, 404, not-found",
    "ratings, 404, not-found",
    "ratings.csv?minPosition=999999, 409, position-not-reached"
  })
  void whatCannotBeDoneIsSaidAsAProblem(String path, int status, String code) {
    assertProblem("viewer-cumbria", path, status, code);
  }

  @Test
  void aPartnershipWithoutRatingsGetsAHeaderAndItsEmptyCells() throws IOException {
    Answer changes = service.get("viewer-durham", "/v1/durham/exports/changes.csv");
    assertThat(changes.body().lines()).hasSize(1);
    Answer ratings = service.get("viewer-durham", "/v1/durham/exports/ratings.csv");
    assertThat(ratings.body().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains(",Not rated,"));
  }

  private static void assertProblem(String subject, String path, int status, String code) {
    Answer answer = service.get(subject, EXPORTS + path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.header("Content-Disposition")).isEmpty();
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }

  private static JsonNode profile(String area, String query) {
    return service.get("viewer-cumbria", T + "/areas/" + area + "/profile?" + query).json();
  }

  private static String text(String role, String path) {
    return service.get(role + "-cumbria", EXPORTS + path).body();
  }

  private static List<NamedCsvRecord> csv(String role, String path) throws IOException {
    return CsvRecords.of(text(role, path));
  }
}
