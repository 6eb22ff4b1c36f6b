package uk.ragtime.command.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.command.SamplePartnership;

/** Review cycles over HTTP: rules, reasons, closing and cancelling. */
class CycleIT {
  private static final String DATES =
      "\"name\":\"A cycle\",\"checklist\":\"workforce-infant-mental-health\",\"version\":1,"
          + "\"opensOn\":\"2198-01-01\",\"cutOff\":\"2199-01-01T00:00:00Z\"";
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership trent = new SamplePartnership(service, "trent");

  @BeforeAll
  static void found() {
    trent.found();
  }

  private static Answer put(String cycle, String more) {
    return trent.put("carol", "/cycles/" + cycle, "{" + DATES + more + "}");
  }

  @Test
  void rulesChangeUntilTheCycleOpens() {
    assertThat(put("ruled", "").status()).isEqualTo(201);
    long before = put("ruled", "").position();

    Answer ruled =
        put("ruled", ",\"rules\":{\"review\":\"EVERY\",\"rationaleFor\":[\"RED\",\"AMBER\"]}");
    assertThat(ruled.status()).as(ruled.body()).isEqualTo(200);
    assertThat(ruled.position()).isEqualTo(before + 1);
    assertThat(put("ruled", "").position()).isEqualTo(before + 1);

    Answer open =
        trent.put(
            "carol",
            "/cycles/now",
            """
            {"name":"A cycle","checklist":"workforce-infant-mental-health","version":1,
             "opensOn":"2026-01-01","cutOff":"2199-01-01T00:00:00Z","rules":{"bothOnRecord":true}}\
            """);
    assertProblem(open, 409, "cycle-fixed");
    assertProblem(put("ruled", ",\"rules\":{\"review\":\"NONE\"}"), 400, "invalid-field");
  }

  @Test
  void aCycleIsCancelledUntilItOpensAndForEver() {
    assertThat(put("doomed", "").status()).isEqualTo(201);
    assertProblem(trent.post("carol", "/cycles/doomed/cancel", "{}"), 400, "invalid-field");

    Answer cancelled =
        trent.post("carol", "/cycles/doomed/cancel", "{\"reason\":\"Too few are there.\"}");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);

    Answer again = trent.post("carol", "/cycles/doomed/cancel", "{\"reason\":\"Once more.\"}");
    assertThat(again.position()).isEqualTo(cancelled.position());
    assertProblem(put("doomed", ""), 409, "cycle-cancelled");
    assertProblem(trent.post("carol", "/cycles/doomed/close", ""), 409, "cycle-cancelled");
    assertProblem(
        trent.put(
            "rita",
            "/cycles/doomed/areas/basildon/agencies/health-visiting/ratings/tuning-in",
            "{\"rating\":\"RED\"}"),
        409,
        "cycle-cancelled");
    assertProblem(
        trent.post("carol", "/cycles/now/cancel", "{\"reason\":\"Too late.\"}"),
        409,
        "cycle-not-planned");
    assertProblem(
        trent.post("carol", "/cycles/none/cancel", "{\"reason\":\"None.\"}"), 404, "cycle-unknown");
  }

  @Test
  void reasonsStandBesideTheLog() throws SQLException {
    assertThat(put("reasoned", ",\"reason\":\"Set up by Amina.\"").status()).isEqualTo(201);
    Answer closed =
        trent.post("carol", "/cycles/reasoned/close", "{\"reason\":\"Closed by Amina.\"}");
    assertThat(closed.status()).as(closed.body()).isEqualTo(200);

    try (Connection owner = service.database().connect(service.database().owner());
        ResultSet rows =
            owner
                .createStatement()
                .executeQuery(
                    """
                    select e.payload, t.text
                    from store.recorded_event e
                    join erasable.text t on t.position = e.position and t.field = 'reason'
                    join store.partnership p on p.number = t.partnership and p.code = e.partnership
                    where e.partnership = 'trent' and e.payload::text like '%reasoned%'
                    order by e.position
                    """)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        assertThat(rows.getString("payload")).contains("reasonSeal").doesNotContain("Amina");
        texts.add(rows.getString("text"));
      }
      assertThat(texts).containsExactly("Set up by Amina.", "Closed by Amina.");
    }
  }
}
