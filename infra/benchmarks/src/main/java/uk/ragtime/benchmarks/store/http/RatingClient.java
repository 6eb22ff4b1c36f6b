package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.Founding;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.testing.TestIssuer;

/** Raters who send one rating after the other. */
public final class RatingClient implements Contender {
  private final String name;
  private final int port;
  private final Land land;
  private final Ledger ledger;
  private final RatingRequest request;
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
    request = new RatingRequest(issuer.token(Founding.RATER, RatingRequest.longLived()));
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
    return request.send(connection, stop).body().isEmpty() ? 0 : 1;
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
