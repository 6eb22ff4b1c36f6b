package uk.ragtime.command.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.CommandServiceUnderTest;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.testing.TestDatabase;

/** An event store on a database of its own, and requests to try it with. */
public final class StoreUnderTest implements AutoCloseable {
  private final TestDatabase database;
  private final List<Runnable> closers = new ArrayList<>();

  private StoreUnderTest(TestDatabase database) {
    this.database = database;
  }

  public static StoreUnderTest migrated() {
    return new StoreUnderTest(CommandServiceUnderTest.newDatabase());
  }

  public TestDatabase database() {
    return database;
  }

  /** The parts of one instance of the service. */
  public GroupCommit instance() {
    return instance(pool());
  }

  GroupCommit instance(DataSource dataSource) {
    GroupCommit groupCommit = new GroupCommit(dataSource, () -> {}, new SimpleMeterRegistry());
    closers.addFirst(groupCommit::close);
    return groupCommit;
  }

  public StoreReader reader() {
    return new StoreReader(pool());
  }

  public HikariDataSource pool() {
    return pool(2);
  }

  HikariDataSource pool(int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername("ragtime_command");
    config.setPassword(database.password());
    config.setMaximumPoolSize(connections);
    HikariDataSource pool = new HikariDataSource(config);
    closers.add(pool::close);
    return pool;
  }

  /** Rows of a query that the owner may run, as text. */
  public List<String> rows(String sql) throws SQLException {
    try (Connection connection = database.connect(database.owner())) {
      return rows(connection, sql);
    }
  }

  /** Rows of a query on a connection that the caller keeps. */
  public static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        found.add(String.join("|", row));
      }
      return found;
    }
  }

  static StreamId assessment(String area) {
    return StreamId.of(new CycleCode("now"), new AreaCode(area), new AgencyCode("midwifery"));
  }

  static StreamId area(String code) {
    return StreamId.of(new AreaCode(code));
  }

  public static AppendRequest request(
      String partnership,
      String area,
      long expected,
      int events,
      Map<StreamId, Long> appendCondition) {
    return request(partnership, area, expected, events, appendCondition, null, UUID.randomUUID());
  }

  static AppendRequest request(
      String partnership,
      String area,
      long expected,
      int events,
      Map<StreamId, Long> appendCondition,
      @Nullable IdempotencyKey key,
      UUID command) {
    return request(
        new StreamKey(new PartnershipCode(partnership), area(area)),
        expected,
        events,
        appendCondition,
        key,
        command);
  }

  /** Whatever the stream, the events define an area: the store does not look into them. */
  static AppendRequest request(
      StreamKey stream,
      long expected,
      int events,
      Map<StreamId, Long> appendCondition,
      @Nullable IdempotencyKey key,
      UUID command) {
    String name = stream.stream().value();
    AreaCode area = new AreaCode(name.substring(name.lastIndexOf('/') + 1));
    List<DomainEvent> all = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      all.add(new AreaEvent.AreaDefined(area, "Name " + i, null));
    }
    return new AppendRequest(
        stream,
        expected,
        appendCondition,
        command,
        new Origin(SamplePeople.actor("carol"), "correlation", null, null),
        all,
        ErasableRows.NONE,
        key,
        true);
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }
}
