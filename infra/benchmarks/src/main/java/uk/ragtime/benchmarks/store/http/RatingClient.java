package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.ragtime.benchmarks.store.engine.Founding;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.engine.Ratings;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.command.assessment.Assess.AssessmentKey;
import uk.ragtime.testing.TestIssuer;

/** Raters who send one rating after the other, with a token and a new idempotency key each. */
public final class RatingClient implements Contender {
  /** Longer than any run. */
  private static final Duration TOKEN_VALID = Duration.ofHours(4);

  private static final int SUCCESSES = 2;

  private final String name;
  private final int port;
  private final Land land;
  private final Ledger ledger;
  private final String headers;
  private final List<Connection> connections = new ArrayList<>();

  /** Knows how many events there are for good. */
  interface Ledger {
    long kept() throws SQLException;
  }

  /**
   * @param ledger of the service; one that never counts anything keeps nothing
   */
  RatingClient(String name, ServiceProcess service, TestIssuer issuer, Land land, Ledger ledger) {
    this.name = name;
    this.port = service.port();
    this.land = land;
    this.ledger = ledger;
    String token =
        issuer.token(
            Founding.RATER,
            valid -> valid.claim("exp", Instant.now().plus(TOKEN_VALID).getEpochSecond()));
    headers = "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Caller> callers(int callers) {
    while (connections.size() < callers) {
      connections.add(new Connection(port));
    }
    List<Land.Walk> walks = land.walks(callers);
    List<Caller> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Connection connection = connections.get(i);
      Land.Walk walk = walks.get(i);
      all.add(() -> rate(connection, walk.next()));
    }
    return all;
  }

  private int rate(Connection connection, Land.Stop stop) throws IOException {
    AssessmentKey key = stop.assessment();
    String path =
        "/v1/"
            + key.partnership()
            + "/cycles/"
            + key.cycle()
            + "/areas/"
            + key.area()
            + "/agencies/"
            + key.agency()
            + "/ratings/"
            + Land.CAPABILITIES.getFirst();
    String body = "{\"rating\":\"" + stop.turn(0) + "\",\"reason\":\"" + Ratings.REASON + "\"}";
    Connection.Answer answer =
        connection.exchange(
            "PUT", path, headers + "Idempotency-Key: " + UUID.randomUUID() + "\r\n", body);
    if (answer.status() / 100 != SUCCESSES) {
      throw new IllegalStateException(name + " answered " + answer);
    }
    return answer.body().isEmpty() ? 0 : 1;
  }

  @Override
  public long kept() throws SQLException {
    return ledger.kept();
  }

  @Override
  public void close() {
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
