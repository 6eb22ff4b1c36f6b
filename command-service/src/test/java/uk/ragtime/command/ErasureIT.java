package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;

/** Erasures over HTTP: what is deleted, what stays, and what is refused by name. */
class ErasureIT {
  private static final String RATINGS =
      "/cycles/now/areas/basildon/agencies/health-visiting/ratings/tuning-in";
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership anglia = new SamplePartnership(service, "anglia");

  @BeforeAll
  static void found() {
    anglia.found();
  }

  private static void join(String member) {
    assertThat(anglia.enrol("carol", member, "RATER").status()).isEqualTo(201);
  }

  private static void leave(String member) {
    assertThat(anglia.post("carol", "/members/" + member + "/leave", "").status()).isEqualTo(200);
  }

  private static Answer rate(String member, String rating, String rationale) {
    return anglia.put(
        member,
        RATINGS,
        """
        {"rating":"%s","rationale":"%s",
         "evidence":[{"title":"Rota of %s","url":"https://example.org/%s"}]}\
        """
            .formatted(rating, rationale, member, member));
  }

  private static Answer erase(String by, String body, String... headers) {
    return anglia.post(by, "/erasures", body, headers);
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = service.database().connect(service.database().owner());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static List<String> texts() throws SQLException {
    return rows(
        """
        select t.text
        from erasable.text t
        join store.partnership p on p.number = t.partnership
        where p.code = 'anglia'
        """);
  }

  private static List<String> payloads(long upToPosition) throws SQLException {
    return rows(
        """
        select payload
        from store.recorded_event
        where partnership = 'anglia' and position <= %d
        order by position
        """
            .formatted(upToPosition));
  }

  @Test
  void aPersonAndWhatTheyWroteGoesAndNoEventChanges() throws SQLException {
    join("orla");
    long position = rate("orla", "RED", "Orla is on leave").position();
    leave("orla");
    List<String> before = payloads(position);
    assertThat(before.toString()).doesNotContain("orla", "Orla");
    assertThat(texts()).anyMatch(text -> text.contains("Orla is on leave"));

    String body = "{\"members\":[\"orla\"],\"textsToo\":true,\"ground\":\"REQUEST\"}";
    Answer erased = erase("carol", body, "Idempotency-Key", "erase-orla");

    assertThat(erased.status()).as(erased.body()).isEqualTo(201);
    assertThat(payloads(position)).isEqualTo(before);
    assertThat(texts().toString()).doesNotContain("Orla", "orla");
    assertThat(rows("select code from erasable.person where code = 'orla'")).isEmpty();

    // the same request again is answered as before, another one knows nobody of that code
    assertThat(erase("carol", body, "Idempotency-Key", "erase-orla").body())
        .isEqualTo(erased.body());
    assertProblem(erase("carol", body), 404, "member-unknown");
    assertProblem(rate("orla", "AMBER", "Back again"), 404, "partnership-unknown");

    // and the code is free for another person
    join("orla");
    assertThat(rows("select handle from erasable.person where code = 'orla'"))
        .doesNotContainAnyElementsOf(rows("select handle from erasable.erased_person"));
  }

  @Test
  void aTextIsErasedByItsPlaceAndOnlyIt() throws SQLException {
    join("petra");
    long position = rate("petra", "GREEN", "Petra agrees").position();

    Answer erased =
        erase(
            "carol",
            "{\"texts\":[{\"position\":%d,\"field\":\"%s\"}],\"ground\":\"MISTAKE\"}"
                .formatted(position, fieldAt(position)));

    assertThat(erased.status()).as(erased.body()).isEqualTo(201);
    assertThat(texts().toString()).doesNotContain("Petra agrees");
    assertThat(
            rows(
                "select field from erasable.text t join store.partnership p on p.number = t.partnership"
                    + " where p.code = 'anglia' and t.position = "
                    + position))
        .containsExactly("evidence");
  }

  /** Whether the rating changed depends on what was there before. */
  private static String fieldAt(long position) throws SQLException {
    return rows("select field from erasable.text t join store.partnership p on p.number = t.partnership"
            + " where p.code = 'anglia' and field <> 'evidence' and t.position = "
            + position)
        .getFirst();
  }

  @Test
  void aHeldErasureIsCarriedOutWhenTheHoldIsLifted() throws SQLException {
    join("quinn");
    leave("quinn");
    Answer held =
        anglia.put("carol", "/holds/2026-7", "{\"members\":[\"quinn\"],\"reason\":\"Complaint\"}");
    assertThat(held.status()).as(held.body()).isEqualTo(200);

    erase("carol", "{\"members\":[\"quinn\"],\"ground\":\"REQUEST\"}");
    assertThat(rows("select name from erasable.person where code = 'quinn'")).hasSize(1);

    Answer lifted = anglia.post("carol", "/holds/2026-7/lift", "");
    assertThat(lifted.status()).as(lifted.body()).isEqualTo(200);
    assertThat(rows("select name from erasable.person where code = 'quinn'")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "carol | {\"members\":[\"rita\"],\"ground\":\"REQUEST\"} | 409 | member-not-left",
        "carol | {\"members\":[\"nobody\"],\"ground\":\"REQUEST\"} | 404 | member-unknown",
        "carol | {\"texts\":[{\"position\":1,\"field\":\"rationale\"}],\"ground\":\"MISTAKE\"} | 404 | text-unknown",
        "carol | {\"texts\":[{\"position\":0,\"field\":\"rationale\"}],\"ground\":\"MISTAKE\"} | 400 | invalid-field",
        "carol | {\"texts\":[{\"position\":1,\"field\":\"person\"}],\"ground\":\"MISTAKE\"} | 400 | invalid-field",
        "carol | {\"texts\":[{\"position\":1,\"field\":\"prose\"}],\"ground\":\"MISTAKE\"} | 400 | invalid-field",
        "carol | {\"members\":[\"m-4k7q2x9c1d\"],\"ground\":\"REQUEST\"} | 400 | invalid-field",
        "carol | {\"ground\":\"REQUEST\"} | 400 | invalid-field",
        "carol | {\"members\":[\"rita\"]} | 400 | invalid-field",
        "carol | {\"members\":[\"rita\"],\"ground\":\"WHIM\"} | 400 | invalid-field",
        "carol | {\"textsToo\":true,\"texts\":[{\"position\":1,\"field\":\"remark\"}],\"ground\":\"MISTAKE\"} | 400 | invalid-field",
        "vera  | {\"members\":[\"rita\"],\"ground\":\"REQUEST\"} | 403 | not-allowed",
        "eve   | {\"members\":[\"rita\"],\"ground\":\"REQUEST\"} | 404 | partnership-unknown"
      })
  void whatCannotBeErasedIsRefusedByName(String by, String body, int status, String code) {
    assertProblem(erase(by, body), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT  | 2026-8     | {\"members\":[\"nobody\"],\"reason\":\"R\"} | 404 | member-unknown",
        "PUT  | 2026-8     | {\"cycles\":[\"none\"],\"reason\":\"R\"} | 404 | cycle-unknown",
        "PUT  | 2026-8     | {\"reason\":\"R\"} | 400 | invalid-field",
        "PUT  | 2026-8     | {\"members\":[\"rita\"]} | 400 | invalid-field",
        "PUT  | 2026-8     | {\"members\":[\"rita\"],\"reason\":\"R\",\"until\":\"2020-01-01\"} | 422 | hold-until-in-past",
        "PUT  | complaint  | {\"members\":[\"rita\"],\"reason\":\"R\"} | 400 | invalid-parameter",
        "POST | 2026-9/lift | {} | 404 | hold-unknown"
      })
  void aHoldThatCannotBeIsRefusedByName(
      String method, String path, String body, int status, String code) {
    assertProblem(service.send(method, "carol", "/v1/anglia/holds/" + path, body), status, code);
  }
}
