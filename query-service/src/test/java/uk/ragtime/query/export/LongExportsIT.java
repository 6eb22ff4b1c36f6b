package uk.ragtime.query.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.NonReadingClient;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Exports that take a while: clients that stall, go away or are too many, and a database that
 * fails.
 */
class LongExportsIT {
  /** Many of these fill every buffer between the database and a client. */
  private static final String LONG = "because it is so ".repeat(200);

  /** Several pages of the log, and the last one not full. */
  private static final int ROWS = 2 * ChangeRows.PAGE + 7;

  private static final String CHANGES = "/v1/big/exports/changes.csv";
  private static TestIssuer issuer;

  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;

  @BeforeAll
  static void aLongLog() {
    issuer = TestIssuer.start();
    database = QueryService.newDatabase();
    inside = new Database(database);
    List<PartnershipCode> partnerships =
        Stream.of("big", "other", "third").map(PartnershipCode::new).toList();
    try (TestLog log = new TestLog("long-exports")) {
      partnerships.forEach(partnership -> SampleEvents.setUp(log, partnership, issuer.issuer()));
      log.flush();
    }
    service = QueryService.start(database, issuer, "long-exports");
    Eventually.holds(() ->
        assertThat(inside.ask("select partnership from read_1.cycle where cycle = '2026-autumn'"))
            .contains("big", "other", "third"));
    inside.run(
        """
        insert into read_1.rated_subject
        select distinct partnership, 'blackpool', 'midwifery', line, 1000
          from read_1.capability
         where capability = 'tuning-in';
        insert into read_1.rated_area select partnership, 'blackpool', 1000 from read_1.partnership;
        insert into read_1.rating_actor select partnership, 'rater', 1000 from read_1.partnership;
        insert into read_1.rating_entry
          (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
           rating_letter, reason_letter, rationale_seal, effective_on, on_behalf, actor_number,
           command_id)
        select c.partnership, 1000 + n, timestamptz '2026-03-01 09:00Z' + n * interval '1 second',
               1000, 1000, c.position, 'C', 'R', 'F', '%s', date '2026-03-01', false, 1000,
               gen_random_uuid()
          from generate_series(1, %d) n, read_1.cycle c
         where c.cycle = '2026-spring'
        """
            .formatted(TestSeals.of(SealedField.RATIONALE, LONG), ROWS));
    inside.run(
        """
        insert into erasable.text
        select partnership, position, 'rationale', '%s', '%s'
          from read_1.rating_entry
         where position > 1000
        """
            .formatted(TestSeals.keyOf(SealedField.RATIONALE, LONG).value(), LONG));
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    Eventually.holds(() -> assertThat(exporting()).isEmpty());
    Eventually.holds(() ->
        assertThat(service.get("viewer-big", "/v1/big/exports/profile.csv").status())
            .isEqualTo(200));
  }

  @Test
  void everyEntryIsThereOnceAndInOrder() {
    Answer file = service.get("viewer-big", CHANGES);

    List<String> positions =
        file.body().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    assertThat(positions).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(positions.get(i)).isEqualTo(Integer.toString(1_001 + i));
    }
  }

  @Test
  void aClientThatGoesAwayLeavesItsConnectionToOthers() throws IOException {
    try (Socket client = ask("viewer-big", CHANGES)) {
      assertThat(client.getInputStream().read()).isPositive();
      Eventually.holds(() -> assertThat(exporting()).hasSize(1));
    }
    Eventually.holds(() -> assertThat(exporting()).isEmpty());
  }

  @Test
  void aFileThatBreaksOffDoesNotLookComplete() throws IOException {
    try (Socket client = ask("viewer-big", CHANGES)) {
      InputStream answer = client.getInputStream();
      assertThat(new String(answer.readNBytes(15), US_ASCII)).isEqualTo("HTTP/1.1 200 \r\n");
      // The one that was seen: a moment later it may be fetching, and no longer look idle.
      List<String> seen = new ArrayList<>();
      Eventually.holds(() -> {
        seen.clear();
        seen.addAll(exporting());
        assertThat(seen).hasSize(1);
      });

      assertThat(inside.ask("select pg_terminate_backend(?::integer)", seen.getFirst()))
          .containsExactly("t");

      String rest = readToItsEnd(answer);
      assertThat(rest).contains("Transfer-Encoding: chunked").doesNotEndWith("\r\n0\r\n\r\n");
      assertThat(rest).doesNotContain("Entry " + ROWS);
    }
  }

  private static String readToItsEnd(InputStream answer) throws IOException {
    StringBuilder rest = new StringBuilder();
    byte[] bytes = new byte[64 * 1024];
    try {
      for (int read = answer.read(bytes); read >= 0; read = answer.read(bytes)) {
        rest.append(new String(bytes, 0, read, ISO_8859_1));
      }
    } catch (SocketException _) {
      // A reset says as plainly as can be that this is not all.
    }
    return rest.toString();
  }

  @Test
  void whoAsksForTooManyAtOnceIsToldToComeAgain() throws IOException {
    try (Socket first = ask("viewer-big", CHANGES);
        Socket second = ask("viewer-big", CHANGES)) {
      assertThat(first.getInputStream().read()).isPositive();
      assertThat(second.getInputStream().read()).isPositive();
      Eventually.holds(() -> assertThat(exporting()).hasSize(2));

      Answer third = service.get("viewer-big", CHANGES);

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.json().get("code").asString()).isEqualTo("too-many-exports");
      assertThat(third.header("Retry-After")).contains("10");
      // Another partnership, and questions of the same one, have their turn.
      assertThat(service.get("viewer-other", "/v1/other/exports/profile.csv").status())
          .isEqualTo(200);
      assertThat(service.get("viewer-big", "/v1/big/areas/blackpool/profile").status())
          .isEqualTo(200);
    }
  }

  @Test
  @DisplayName("C1: HEAD on an export answers at once, takes no place, and is refused as GET is")
  void headTakesNoPlace() throws IOException {
    Answer whole = service.get("viewer-big", "/v1/big/exports/profile.csv");
    try (Socket first = ask("viewer-big", CHANGES);
        Socket second = ask("viewer-big", CHANGES)) {
      assertThat(first.getInputStream().read()).isPositive();
      assertThat(second.getInputStream().read()).isPositive();
      Eventually.holds(() -> assertThat(exporting()).hasSize(2));

      for (String file : List.of("changes.csv", "ratings.xlsx", "profile.csv")) {
        Answer head = service.head("viewer-big", "/v1/big/exports/" + file);
        assertThat(head.status()).as(file).isEqualTo(200);
        assertThat(head.header("Content-Disposition").orElse(""))
            .startsWith("attachment; filename=\"big-");
      }
      Answer head = service.head("viewer-big", "/v1/big/exports/profile.csv");
      for (String name : List.of("Content-Type", "Content-Disposition", "Cache-Control")) {
        assertThat(head.header(name)).isEqualTo(whole.header(name));
      }
      assertThat(service.head("viewer-big", CHANGES + "?checklist=none").status()).isEqualTo(404);
      assertThat(service.head("viewer-big", CHANGES + "?rollup=worst").status()).isEqualTo(400);
    }
  }

  @Test
  void allPartnershipsTogetherLeaveConnectionsToThoseWhoLookAtPages() throws IOException {
    try (Socket first = ask("viewer-big", CHANGES);
        Socket second = ask("viewer-big", CHANGES);
        Socket third = ask("viewer-other", "/v1/other/exports/changes.csv");
        Socket fourth = ask("viewer-other", "/v1/other/exports/changes.csv")) {
      for (Socket client : List.of(first, second, third, fourth)) {
        assertThat(client.getInputStream().read()).isPositive();
      }

      Answer fifth = service.get("viewer-third", "/v1/third/exports/profile.csv");

      assertThat(fifth.status()).isEqualTo(429);
      assertThat(service.get("viewer-third", "/v1/third/areas").status()).isEqualTo(200);
    }
  }

  private static Socket ask(String subject, String path) throws IOException {
    return NonReadingClient.ask(service, subject, path);
  }

  private static List<String> exporting() {
    return NonReadingClient.exporting(database);
  }
}
