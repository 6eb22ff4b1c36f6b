package uk.ragtime.query.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.KeptConnections;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** Two partnerships with something in every view, and a reporting login for each. */
final class ReportingFixture implements AutoCloseable {
  static final PartnershipCode OURS = new PartnershipCode("ours");
  static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String PASSWORD = "chosen-by-a-person";

  /** Topics of its own for each fixture: other tests have partnerships of the same names. */
  private static final AtomicInteger stages = new AtomicInteger();

  private final TestIssuer issuer = TestIssuer.start();
  private final TestDatabase database = QueryService.newDatabase();
  private final Database inside = new Database(database);
  private final QueryService service;

  ReportingFixture() {
    String topics = "reporting-" + stages.incrementAndGet();
    try (TestLog log = new TestLog(topics)) {
      for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
        SampleEvents.setUp(log, partnership, issuer.issuer());
        tell(log, partnership);
      }
      log.flush();
    }
    service = QueryService.startWithOwner(database, issuer, topics);
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    """
                    select partnership
                      from read_1.rating_entry
                     group by partnership
                    having count(*) = 5
                    """))
            .contains("ours", "theirs"));
    makeLogin(OURS, PASSWORD);
    makeLogin(THEIRS, PASSWORD);
  }

  /**
   * Amber in spring, looked at again in autumn; Green carried over; a late entry in between, and a
   * challenge.
   */
  private static void tell(TestLog log, PartnershipCode partnership) {
    log.append(
        partnership,
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
        partnership,
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.FYLDE,
            SampleEvents.NURSERIES,
            SampleEvents.SUPERVISION,
            null,
            Rating.GREEN,
            LocalDate.of(2026, 3, 5)),
        Instant.parse("2026-03-06T10:00:00Z"),
        "rater");
    log.append(
        partnership,
        new ReviewEvents(SampleEvents.SPRING, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING)
            .planned("train", LocalDate.of(2026, 5, 1), SampleEvents.TUNING_IN),
        Instant.parse("2026-03-07T10:00:00Z"),
        "rater");
    log.append(
        partnership, new CycleClosed(SampleEvents.SPRING), Instant.parse("2026-06-01T10:00:00Z"));
    log.append(
        partnership,
        SampleEvents.reconfirmed(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            LocalDate.of(2026, 9, 10)),
        Instant.parse("2026-09-10T10:00:00Z"),
        "rater");
    log.append(
        partnership,
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
    log.append(
        partnership,
        SampleEvents.challenged(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            LocalDate.of(2026, 9, 10)),
        Instant.parse("2026-10-02T10:00:00Z"),
        "reviewer");
  }

  /** Makes the login or sets its password, as an administrator. */
  String makeLogin(PartnershipCode partnership, String password) {
    return inside
        .ask("select read.make_reporting_login(?, ?)", partnership.value(), password)
        .getFirst();
  }

  String user(PartnershipCode partnership) {
    return inside
        .ask(
            "select role_name from read.reporting_login where partnership = ?", partnership.value())
        .getFirst();
  }

  /** As a reporting tool of the partnership. */
  Connection connect(PartnershipCode partnership) throws SQLException {
    return connect(user(partnership), PASSWORD);
  }

  Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(database.url(), user, password);
  }

  /** Past all locks. */
  Database inside() {
    return inside;
  }

  QueryService service() {
    return service;
  }

  TestDatabase database() {
    return database;
  }

  /** All rows, cells as text, of what a partnership's tool asks. */
  List<List<@Nullable String>> ask(PartnershipCode partnership, String sql) throws SQLException {
    return KeptConnections.with(
        database.url(),
        user(partnership),
        PASSWORD,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            return rows(row);
          }
        });
  }

  static List<List<@Nullable String>> rows(ResultSet row) throws SQLException {
    List<List<@Nullable String>> found = new ArrayList<>();
    int columns = row.getMetaData().getColumnCount();
    while (row.next()) {
      List<@Nullable String> cells = new ArrayList<>();
      for (int c = 1; c <= columns; c++) {
        cells.add(row.getString(c));
      }
      found.add(cells);
    }
    return found;
  }

  /** The first column of all rows. */
  List<@Nullable String> column(PartnershipCode partnership, String sql) throws SQLException {
    List<@Nullable String> first = new ArrayList<>();
    ask(partnership, sql).forEach(cells -> first.add(cells.getFirst()));
    return first;
  }

  List<String> views() {
    return inside.ask(
        """
        select relname
          from pg_class
         where relnamespace = 'reporting_v1'::regnamespace
         order by relname
        """);
  }

  @Override
  public void close() {
    service.close();
    issuer.close();
  }
}
