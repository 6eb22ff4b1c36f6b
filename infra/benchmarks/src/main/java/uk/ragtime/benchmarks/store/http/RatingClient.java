package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.testing.TestIssuer;

/** Raters that send one rating after the other. */
public final class RatingClient implements Contender {
  private final String name;
  private final int port;
  private final Workload workload;
  private final Ledger ledger;
  private final RatingRequest request;
  private final List<KeepAliveConnection> connections = new ArrayList<>();

  /** Knows how many events there are for good. */
  interface Ledger {
    long kept() throws SQLException;
  }

  /**
   * @param ledger of the service; one that never counts anything keeps nothing
   */
  RatingClient(
      String name, DeployedService service, TestIssuer issuer, Workload workload, Ledger ledger) {
    this.name = name;
    this.port = service.port();
    this.workload = workload;
    this.ledger = ledger;
    request = new RatingRequest(issuer.token(Seeding.RATER, RatingRequest.longLived()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Caller> callers(int callers) {
    while (connections.size() < callers) {
      connections.add(new KeepAliveConnection(port));
    }
    List<Workload.Cursor> walks = workload.walks(callers);
    List<Caller> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      KeepAliveConnection connection = connections.get(i);
      Workload.Cursor cursor = walks.get(i);
      all.add(() -> rate(connection, cursor.next()));
    }
    return all;
  }

  private int rate(KeepAliveConnection connection, Workload.Item item) throws IOException {
    return request.send(connection, item).body().isEmpty() ? 0 : 1;
  }

  @Override
  public long kept() throws SQLException {
    return ledger.kept();
  }

  @Override
  public void close() {
    for (KeepAliveConnection connection : connections) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
