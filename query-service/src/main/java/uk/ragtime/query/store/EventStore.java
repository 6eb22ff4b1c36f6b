package uk.ragtime.query.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.EventType;

/**
 * Reads the event store: events that Kafka did not deliver, and how far its logs go. The lag is
 * asked for every few seconds and all else rarely, so that one connection is kept for the next
 * calls, for a minute at most, and further ones are opened for calls at the same time.
 */
@Component
public final class EventStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventStore.class);

  /** A database that does not answer for this long is down, or the network drops its answers. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

  private static final String BETWEEN =
      """
      select position, type::text, stream, version, recorded_at, actor, correlation_id, command_id,
             trace_parent, payload::text
        from store.recorded_event
       where partnership = ?
         and position > ?
         and position < ?
       order by position
      """;

  private static final String SIGNATURES =
      """
      select w.code, e.command_id, e.recorded_at, pg_is_in_recovery() as replica
        from unnest(?::text[], ?::bigint[]) w (code, position)
        left join store.partnership p on p.code = w.code
        left join lateral
          (select command_id, recorded_at
             from store.event
            where partnership = p.number
              and position = w.position) e
          on true
      """;

  private static final String HEADS =
      """
      select p.code, h.position
        from store.partnership p
       cross join lateral
         (select max(e.position) as position
            from store.event e
           where e.partnership = p.number) h
       where h.position is not null
      """;

  private static final String OLDEST =
      """
      select min(e.recorded_at) as recorded_at
        from unnest(?::text[], ?::bigint[]) n (partnership, position)
        join store.partnership p on p.code = n.partnership
        join store.event e
          on e.partnership = p.number
         and e.position = n.position
      """;

  /** The address may lead to another server by then, while the former one still answers. */
  private static final Duration LONGEST_KEPT = Duration.ofMinutes(1);

  /**
   * @param until instant of the clock from which it is not used any more
   */
  private record Kept(Connection connection, long until) {}

  /** Reads on a connection, and leaves nothing behind on it. */
  @FunctionalInterface
  private interface Reading<T> {
    T on(Connection connection) throws SQLException;
  }

  private final StoreSettings settings;
  private final LongSupplier clock;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  @Autowired
  EventStore(StoreSettings settings) {
    this(settings, System::nanoTime);
  }

  /**
   * @param clock nanoseconds since an instant of its own
   */
  EventStore(StoreSettings settings, LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether its address is configured. */
  public boolean isKnown() {
    return settings.isKnown();
  }

  /**
   * A partnership's events between two positions, both exclusive, ordered by position.
   *
   * @throws SQLException if the store cannot be read
   */
  public List<StoredEvent> between(PartnershipCode partnership, long after, long before)
      throws SQLException {
    return read(connection -> {
      List<StoredEvent> events = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
        statement.setString(1, partnership.value());
        statement.setLong(2, after);
        statement.setLong(3, before);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            events.add(event(partnership, row));
          }
        }
      }
      return events;
    });
  }

  /**
   * Events of the store at some positions.
   *
   * @param replica whether the server follows another, and may not have all events yet
   * @param events by partnership, where the store has one
   */
  public record Signatures(boolean replica, Map<PartnershipCode, EventSignature> events) {}

  /**
   * Identities of the events at one position of each partnership.
   *
   * @throws SQLException if the store cannot be read
   */
  public Signatures signatures(Map<PartnershipCode, Long> positions) throws SQLException {
    return read(connection -> signatures(connection, positions));
  }

  private static Signatures signatures(Connection connection, Map<PartnershipCode, Long> positions)
      throws SQLException {
    boolean replica = false;
    Map<PartnershipCode, EventSignature> events = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SIGNATURES)) {
      String[] codes =
          positions.keySet().stream().map(PartnershipCode::value).toArray(String[]::new);
      statement.setArray(1, connection.createArrayOf("text", codes));
      statement.setArray(
          2, connection.createArrayOf("int8", positions.values().toArray(Long[]::new)));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          replica = row.getBoolean("replica");
          UUID command = row.getObject("command_id", UUID.class);
          if (command != null) {
            events.put(
                new PartnershipCode(row.getString("code")),
                new EventSignature(
                    command, row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
          }
        }
      }
    }
    return new Signatures(replica, events);
  }

  /**
   * Last position of each partnership.
   *
   * @throws SQLException if the store cannot be read
   */
  public Map<PartnershipCode, Long> heads() throws SQLException {
    return read(connection -> {
      Map<PartnershipCode, Long> heads = new TreeMap<>();
      try (PreparedStatement statement = connection.prepareStatement(HEADS);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          heads.put(new PartnershipCode(row.getString("code")), row.getLong("position"));
        }
      }
      return heads;
    });
  }

  /**
   * Time of recording of the oldest of some events; empty if there is none of them.
   *
   * @param positions one of each partnership
   * @throws SQLException if the store cannot be read
   */
  public Optional<Instant> oldest(Map<PartnershipCode, Long> positions) throws SQLException {
    return read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
        String[] codes =
            positions.keySet().stream().map(PartnershipCode::value).toArray(String[]::new);
        statement.setArray(1, connection.createArrayOf("text", codes));
        statement.setArray(2, connection.createArrayOf("bigint", positions.values().toArray()));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return Optional.ofNullable(row.getObject("recorded_at", OffsetDateTime.class))
              .map(OffsetDateTime::toInstant);
        }
      }
    });
  }

  /** Reads on the kept connection, or on a new one. One on which reading fails is not kept. */
  private <T> T read(Reading<T> reading) throws SQLException {
    Kept before = takeKept();
    Kept one = before == null ? open() : before;
    boolean well = false;
    try {
      T result = reading.on(one.connection());
      well = true;
      return result;
    } finally {
      if (well) {
        close(kept.getAndSet(one));
      } else {
        one.connection().close();
      }
    }
  }

  private Kept open() throws SQLException {
    return new Kept(connect(), clock.getAsLong() + LONGEST_KEPT.toNanos());
  }

  /** Takes it if it still leads to the store. */
  private @Nullable Kept takeKept() throws SQLException {
    Kept one = kept.getAndSet(null);
    if (one == null) {
      return null;
    }
    boolean fresh = clock.getAsLong() - one.until() < 0;
    if (fresh && one.connection().isValid(Math.toIntExact(LONGEST_CONNECT.toSeconds()))) {
      return one;
    }
    close(one);
    return null;
  }

  private static void close(@Nullable Kept one) {
    if (one != null) {
      try {
        one.connection().close();
      } catch (SQLException e) {
        log.debug("A connection to the event store cannot be closed", e);
      }
    }
  }

  /** Closes the kept connection. */
  @Override
  public void close() {
    close(kept.getAndSet(null));
  }

  /**
   * Opens a connection that the caller closes.
   *
   * @throws SQLException if the store cannot be reached
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.username());
    properties.setProperty("password", Objects.requireNonNullElse(settings.password(), ""));
    properties.setProperty("ApplicationName", "ragtime-query-store");
    // Each statement runs a few times at most; and a pooler may stand before the store.
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("connectTimeout", Long.toString(LONGEST_CONNECT.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(LONGEST_CALL.toSeconds()));
    return DriverManager.getConnection(settings.url(), properties);
  }

  private static StoredEvent event(PartnershipCode partnership, ResultSet row) throws SQLException {
    return new StoredEvent(
        partnership,
        row.getLong("position"),
        EventType.ofLabel(row.getString("type")),
        row.getString("stream"),
        row.getLong("version"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("correlation_id"),
        row.getObject("command_id", UUID.class),
        row.getString("trace_parent"),
        row.getString("payload"));
  }
}
