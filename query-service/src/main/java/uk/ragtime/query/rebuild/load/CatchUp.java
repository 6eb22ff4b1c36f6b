package uk.ragtime.query.rebuild.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/**
 * Applies to a generation the events that it lacks from the event store, partnership by
 * partnership.
 */
@Component
public final class CatchUp {
  /** Limits the memory and the transaction of one partnership's share. */
  private static final int EVENTS_PER_SHARE = 5_000;

  private record AppliedPosition(long position, boolean parked) {}

  /** Runs after each share, and may commit it. */
  @FunctionalInterface
  public interface AfterShare {
    void run() throws SQLException;
  }

  private final EventStore store;
  private final StoredEventApplier applier;

  CatchUp(EventStore store, StoredEventApplier applier) {
    this.store = store;
    this.applier = applier;
  }

  /** Last position of each partnership in the store. */
  public Map<PartnershipCode, Long> heads() throws SQLException {
    return store.heads();
  }

  /** Number of events that the generation is behind, without quarantined partnerships. */
  public long distance(
      Connection connection,
      Generation generation,
      Map<PartnershipCode, Long> heads,
      @Nullable PartnershipCode only) {
    return behind(connection, generation, heads, only).entrySet().stream()
        .mapToLong(one -> heads.getOrDefault(one.getKey(), one.getValue()) - one.getValue())
        .sum();
  }

  /**
   * Applies all events up to these positions.
   *
   * @param connection within a transaction, in the generation
   * @return number of applied events
   */
  public long upTo(
      Connection connection,
      Generation generation,
      Map<PartnershipCode, Long> heads,
      @Nullable PartnershipCode only,
      AfterShare afterEach)
      throws SQLException {
    long applied = 0;
    for (var one : behind(connection, generation, heads, only).entrySet()) {
      PartnershipCode partnership = one.getKey();
      long position = one.getValue();
      long head = heads.getOrDefault(partnership, position);
      while (position < head) {
        List<StoredEvent> events =
            store.between(partnership, position, Math.min(position + EVENTS_PER_SHARE, head) + 1);
        BuildProgress now = applier.apply(connection, partnership, events);
        applied += now.position() - position;
        afterEach.run();
        if (now.parked() != null || events.isEmpty()) {
          break;
        }
        position = now.position();
      }
    }
    return applied;
  }

  private static Map<PartnershipCode, Long> behind(
      Connection connection,
      Generation generation,
      Map<PartnershipCode, Long> heads,
      @Nullable PartnershipCode only) {
    Map<PartnershipCode, AppliedPosition> known = new HashMap<>();
    OwnerDatabase.on(connection)
        .sql(applied(generation))
        .query(row -> {
          known.put(
              new PartnershipCode(row.getString("partnership")),
              new AppliedPosition(row.getLong("position"), row.getBoolean("parked")));
        });
    Map<PartnershipCode, Long> behind = new TreeMap<>();
    heads.forEach((partnership, head) -> {
      AppliedPosition applied = known.getOrDefault(partnership, new AppliedPosition(0, false));
      if ((only == null || only.equals(partnership))
          && !applied.parked()
          && applied.position() < head) {
        behind.put(partnership, applied.position());
      }
    });
    return behind;
  }

  /** Applied position of each partnership in a generation; quarantined ones stay where they are. */
  private static String applied(Generation generation) {
    return """
    select coalesce(a.partnership, k.partnership) as partnership,
           coalesce(a.position, 0) as position,
           k.partnership is not null as parked
      from %1$s.applied_position a
      full join %1$s.parked_partnership k on k.partnership = a.partnership
    """
        .formatted(generation.schema());
  }
}
