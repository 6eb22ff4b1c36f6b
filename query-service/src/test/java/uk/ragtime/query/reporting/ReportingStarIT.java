package uk.ragtime.query.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.query.reporting.ReportingFixture.OURS;
import static uk.ragtime.query.reporting.ReportingFixture.THEIRS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.generation.Generations;

/** Contents of the reporting views, and how a reporting tool discovers them. */
class ReportingStarIT {
  private static ReportingFixture stage;

  @BeforeAll
  static void twoPartnerships() {
    stage = new ReportingFixture();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void everyViewAndColumnSaysWhatItMeans() throws SQLException {
    assertEverythingIsDescribed();
  }

  private static void assertEverythingIsDescribed() throws SQLException {
    List<String> silent = new ArrayList<>();
    try (Connection connection = stage.connect(OURS)) {
      DatabaseMetaData metadata = connection.getMetaData();
      for (List<@Nullable String> view :
          read(metadata.getTables(null, "reporting_v1", "%", null), "TABLE_NAME", "REMARKS")) {
        addIfSilent(silent, view);
      }
      for (List<@Nullable String> column :
          read(
              metadata.getColumns(null, "reporting_v1", "%", "%"),
              "TABLE_NAME",
              "REMARKS",
              "COLUMN_NAME")) {
        addIfSilent(silent, column);
      }
    }
    assertThat(silent).isEmpty();
  }

  private static void addIfSilent(List<String> silent, List<@Nullable String> described) {
    String remark = described.get(1);
    if (remark == null || !remark.endsWith(".")) {
      silent.add(described.toString());
    }
  }

  @Test
  void theGuideSaysTheSame() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "REPORTING.md"));
    assertThat(
            stage
                .inside()
                .ask(
                    """
                    select format('| `%s` | %s | %s |', a.attname,
                                  replace(format_type(a.atttypid, null),
                                          'timestamp with time zone', 'timestamptz'),
                                  col_description(a.attrelid, a.attnum))
                      from pg_attribute a
                      join pg_class c on c.oid = a.attrelid
                     where c.relnamespace = 'reporting_v1'::regnamespace
                    """))
        .hasSizeGreaterThan(100)
        .allSatisfy(line -> assertThat(guide).contains(line));
  }

  /** As a reporting tool looks for tables, columns and relations when it is first connected. */
  @Test
  void aReportingToolFindsTheStarThroughItsDriver() throws SQLException {
    try (Connection connection = stage.connect(OURS)) {
      DatabaseMetaData metadata = connection.getMetaData();
      assertThat(read(metadata.getSchemas(), "TABLE_SCHEM")).contains(List.of("reporting_v1"));
      assertThat(connection.getSchema()).isEqualTo("reporting_v1");
      assertThat(
              read(
                  metadata.getTables(null, "reporting_v1", "%", new String[] {"VIEW"}),
                  "TABLE_NAME"))
          .containsExactlyInAnyOrder(
              List.of("partnership"),
              List.of("area"),
              List.of("agency"),
              List.of("capability"),
              List.of("cycle"),
              List.of("calendar"),
              List.of("rating_change"),
              List.of("challenge"),
              List.of("assessment"),
              List.of("action"),
              List.of("current_rating"),
              List.of("cycle_rating"));
      assertThat(
              read(
                  metadata.getColumns(null, "reporting_v1", "area", "%"),
                  "COLUMN_NAME",
                  "TYPE_NAME"))
          .containsExactly(
              List.of("partnership", "text"),
              List.of("area_key", "text"),
              List.of("area_name", "text"),
              List.of("gss_code", "text"));
      // Views have no declared keys: relations are found by equal names of columns.
      assertThat(read(metadata.getPrimaryKeys(null, "reporting_v1", "area"), "COLUMN_NAME"))
          .isEmpty();
      assertThat(read(metadata.getImportedKeys(null, "reporting_v1", "area"), "FKCOLUMN_NAME"))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "partnership, partnership",
    "area, area_key",
    "agency, agency_key",
    "capability, capability_key",
    "cycle, cycle_key",
    "calendar, date_key",
    "rating_change, log_position",
    "assessment, assessment_key",
    "action, action_key",
    "challenge, log_position",
    "current_rating, current_rating_key",
    "cycle_rating, cycle_rating_key"
  })
  void everyViewHasAKeyOfOneColumn(String view, String key) throws SQLException {
    assertThat(
            stage.ask(
                OURS,
                "select 1 from %s having count(*) > 0 and count(*) = count(distinct %s)"
                    .formatted(view, key)))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rating_change, area",
    "rating_change, agency",
    "rating_change, capability",
    "rating_change, cycle",
    "assessment, area",
    "assessment, agency",
    "assessment, cycle",
    "action, area",
    "action, agency",
    "challenge, area",
    "challenge, agency",
    "challenge, capability",
    "challenge, cycle",
    "current_rating, area",
    "current_rating, agency",
    "current_rating, capability",
    "current_rating, cycle",
    "cycle_rating, area",
    "cycle_rating, agency",
    "cycle_rating, capability",
    "cycle_rating, cycle"
  })
  void everyFactFindsItsDimensions(String fact, String dimension) throws SQLException {
    assertThat(
            stage.ask(
                OURS,
                """
                select %3$s from %1$s
                except
                select %3$s from %2$s
                """
                    .formatted(fact, dimension, dimension + "_key")))
        .isEmpty();
  }

  @Test
  void daysOfFactsStandInTheCalendar() throws SQLException {
    assertThat(
            stage.ask(
                OURS,
                """
                select effective_on from rating_change
                 union
                select recorded_on from rating_change
                 union
                select as_of from current_rating
                except
                select date_key from calendar
                """))
        .isEmpty();
    assertThat(
            stage.ask(
                OURS,
                """
                select calendar_quarter, calendar_month, month_number, month_name, iso_week,
                       financial_year
                  from calendar
                 where date_key in ('2026-01-01', '2026-03-31', '2026-04-01')
                 order by date_key
                """))
        .containsExactly(
            List.of("2026-Q1", "2026-01", "1", "January", "2026-W01", "2025/26"),
            List.of("2026-Q1", "2026-03", "3", "March", "2026-W14", "2025/26"),
            List.of("2026-Q2", "2026-04", "4", "April", "2026-W14", "2026/27"));
  }

  @Test
  void everyEntryOfTheLogIsAChange() throws SQLException {
    assertThat(
            stage.ask(
                OURS,
                """
                select cycle_key, area_key, agency_key, capability_key, recorded_on, effective_on,
                       kind, rag_before, rag_after, score_before, score_after, score_change,
                       direction, reason
                  from rating_change
                 where capability_key like '%tuning-in'
                 order by log_position
                """))
        .containsExactly(
            cells(
                "2026-spring blackpool health-visiting workforce/1/tuning-in 2026-03-02"
                    + " 2026-03-01 CHANGED Not_rated Amber - 1 - NEW FIRST_RATING"),
            cells(
                "2026-autumn blackpool health-visiting workforce/1/tuning-in 2026-09-10"
                    + " 2026-09-10 RECONFIRMED Amber Amber 1 1 0 RECONFIRMED -"),
            cells(
                "2026-spring blackpool health-visiting workforce/1/tuning-in 2026-10-01"
                    + " 2026-04-20 CHANGED Amber Red 1 0 -1 DECLINED CORRECTION"));
  }

  private static List<@Nullable String> cells(String words) {
    List<@Nullable String> cells = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      cells.add(word.equals("-") ? null : word.equals("Not_rated") ? "Not rated" : word);
    }
    return cells;
  }

  @ParameterizedTest
  @CsvSource({
    "current_rating, 2026-autumn, ''",
    "cycle_rating, 2026-autumn, ?cycle=2026-autumn",
    "cycle_rating, 2026-spring, ?cycle=2026-spring"
  })
  void ratingsAreThoseOfTheProfile(String view, String cycle, String query) throws SQLException {
    assertThat(cells(OURS, view, cycle))
        .hasSizeGreaterThan(12)
        .containsExactlyInAnyOrderElementsOf(profile(OURS, query));
  }

  private static List<@Nullable String> cells(
      PartnershipCode partnership, String view, String cycle) throws SQLException {
    return stage.column(
        partnership,
        """
        select concat_ws(' ', area_key, agency_key, split_part(capability_key, '/', 3), rating,
                         stage, effective_on, rated_in_cycle_key, is_carried_over)
          from %s
         where cycle_key = '%s'
        """
            .formatted(view, cycle));
  }

  /** The profiles over HTTP are the measure: the same cells, not rated ones among them. */
  private static Set<String> profile(PartnershipCode partnership, String query) {
    Set<String> cells = new TreeSet<>();
    for (String area : List.of("blackpool", "fylde")) {
      String path = "/v1/" + partnership + "/areas/" + area + "/profile" + query;
      JsonNode profile = stage.service().get("viewer-" + partnership, path).json();
      for (JsonNode capability : profile.get("capabilities")) {
        for (JsonNode agency : profile.get("agencies")) {
          cells.add(cell(area, agency.get("agency").asString(), capability));
        }
      }
    }
    return cells;
  }

  private static String cell(String area, String agency, JsonNode capability) {
    String cell = area + " " + agency + " " + capability.get("code").asString();
    for (JsonNode rating : capability.get("ratings")) {
      if (rating.get("agency").asString().equals(agency)) {
        return String.join(
            " ",
            cell,
            rating.get("rating").asString(),
            rating.get("stage").asString(),
            rating.get("effectiveOn").asString(),
            rating.get("cycle").asString(),
            rating.get("carriedOver").asBoolean() ? "t" : "f");
      }
    }
    return cell;
  }

  /** One capability is renamed, one stays as it is, and one is new in the second version. */
  @Test
  void ratingsAreSeenThroughTheVersionsOfAChecklist() throws SQLException {
    stage
        .inside()
        .run(
            """
            insert into read_1.checklist_version
            select partnership, 9000, recorded_at, checklist, 2, title
              from read_1.checklist_version
             where partnership = 'theirs'
               and version = 1;
            insert into read_1.capability
            select partnership, checklist, 2, place,
                   case capability
                     when 'tuning-in' then 'attunement'
                     when 'local-services' then 'signposting'
                     else capability
                   end,
                   title, section, guidance, red, amber, green,
                   case capability when 'local-services' then 'NEW' else 'SAME' end,
                   case capability when 'local-services' then '{}' else array[capability] end,
                   case capability when 'local-services' then 9000 * 128 + 2 else line end
              from read_1.capability
             where partnership = 'theirs'
               and version = 1;
            insert into read_1.capability_line
            select partnership, checklist, version, capability, 0, 0, line
              from read_1.capability
             where partnership = 'theirs'
               and version = 2;
            insert into read_1.cycle
            values ('theirs', 9001, now(), '2026-winter', 'workforce', 2, false);
            insert into read_1.cycle_revision
            values ('theirs', 9001, now(), '2026-winter', 'Winter', '2026-10-01', '2199-12-21');
            """);

    assertThat(
            stage.ask(
                THEIRS,
                """
                select capability_key, carries_on_key, lineage_key, known_as
                  from capability
                 where is_latest_version
                 order by place_in_checklist
                """))
        .containsExactly(
            List.of(
                "workforce/2/attunement",
                "workforce/1/tuning-in",
                "workforce/1/tuning-in",
                "tuning-in, attunement"),
            cells("workforce/2/signposting - workforce/2/signposting signposting"),
            List.of(
                "workforce/2/reflective-supervision",
                "workforce/1/reflective-supervision",
                "workforce/1/reflective-supervision",
                "reflective-supervision"));
    assertThat(cells(THEIRS, "current_rating", "2026-winter"))
        .hasSizeGreaterThan(12)
        .containsExactlyInAnyOrderElementsOf(profile(THEIRS, "?cycle=2026-winter"));
    assertThat(
            stage.column(
                THEIRS,
                "select distinct rated_as_code from current_rating"
                    + " where capability_key = 'workforce/2/attunement' and is_rated"))
        .containsExactly("tuning-in");
  }

  @Test
  void theViewsMoveWithTheGenerationAndTheWallsWithThem() throws SQLException {
    stage.inside().run("insert into read.generation (number, schema_name) values (2, 'read_2')");
    new Generations(stage.service().bean(Flyway.class)).migrate(Generation.of(2));
    stage
        .inside()
        .run(
            """
            insert into read_2.area_revision
            values ('ours', 1, now(), 'lune', 'Lune', null),
                   ('theirs', 1, now(), 'medway', 'Medway', null)
            """);
    try (Connection owner = stage.database().connect("ragtime_query_owner");
        Statement statement = owner.createStatement()) {
      statement.execute("select read.point_reporting_at('read_2')");

      assertThat(stage.column(OURS, "select area_name from area")).containsExactly("Lune");
      assertThat(stage.column(THEIRS, "select area_name from area")).containsExactly("Medway");
      assertThatThrownBy(() -> stage.ask(OURS, "select * from read_2.area_revision"))
          .isInstanceOf(SQLException.class);
      assertEverythingIsDescribed();

      statement.execute("select read.point_reporting_at('read_1')");
      assertThatThrownBy(() -> statement.execute("select read.point_reporting_at('pg_catalog')"))
          .hasMessageContaining("There is no generation");
    }
    assertThat(stage.column(OURS, "select area_key from area order by 1"))
        .containsExactly("blackpool", "fylde");
  }

  private static List<List<@Nullable String>> read(ResultSet rows, String... columns)
      throws SQLException {
    List<List<@Nullable String>> found = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        List<@Nullable String> cells = new ArrayList<>();
        for (String column : columns) {
          cells.add(rows.getString(column));
        }
        found.add(cells);
      }
    }
    return found;
  }
}
