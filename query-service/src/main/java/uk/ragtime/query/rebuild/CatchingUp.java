package uk.ragtime.query.rebuild;

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
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoredEvent;

/** Applies to a generation what the event store has and it has not, partnership by partnership. */
@Component
final class CatchingUp {
  /** Bounds the memory and the transaction that one partnership's share of the way takes. */
  private static final int AT_ONCE = 5_000;

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

  private record Applied(long position, boolean parked) {}

  /** Is told after each share, and may commit it. */
  @FunctionalInterface
  interface AfterEach {
    void then() throws SQLException;
  }

  private final EventStore store;
  private final StoreFold fold;

  CatchingUp(EventStore store, StoreFold fold) {
    this.store = store;
    this.fold = fold;
  }

  /** The last position of each partnership in the store. */
  Map<PartnershipCode, Long> heads() throws SQLException {
    try (Connection connection = store.connect()) {
      Map<PartnershipCode, Long> heads = new TreeMap<>();
      OwnerDatabase.on(connection)
          .sql(HEADS)
          .query(row -> {
            heads.put(new PartnershipCode(row.getString("code")), row.getLong("position"));
          });
      return heads;
    }
  }

  /** How many events the generation is behind, not counting what is parked. */
  long distance(
      Connection connection,
      Generation generation,
      Map<PartnershipCode, Long> heads,
      @Nullable PartnershipCode only) {
    return behind(connection, generation, heads, only).entrySet().stream()
        .mapToLong(one -> heads.getOrDefault(one.getKey(), one.getValue()) - one.getValue())
        .sum();
  }

  /**
   * Applies everything up to these positions.
   *
   * @param connection within a transaction, in the generation
   * @return how many events were applied
   */
  long upTo(
      Connection connection,
      Generation generation,
      Map<PartnershipCode, Long> heads,
      @Nullable PartnershipCode only,
      AfterEach afterEach)
      throws SQLException {
    long applied = 0;
    for (var one : behind(connection, generation, heads, only).entrySet()) {
      PartnershipCode partnership = one.getKey();
      long position = one.getValue();
      long head = heads.getOrDefault(partnership, position);
      while (position < head) {
        List<StoredEvent> events =
            store.between(partnership, position, Math.min(position + AT_ONCE, head) + 1);
        Standing now = fold.apply(connection, partnership, events);
        applied += now.position() - position;
        afterEach.then();
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
    Map<PartnershipCode, Applied> known = new HashMap<>();
    OwnerDatabase.on(connection)
        .sql(applied(generation))
        .query(row -> {
          known.put(
              new PartnershipCode(row.getString("partnership")),
              new Applied(row.getLong("position"), row.getBoolean("parked")));
        });
    Map<PartnershipCode, Long> behind = new TreeMap<>();
    heads.forEach((partnership, head) -> {
      Applied applied = known.getOrDefault(partnership, new Applied(0, false));
      if ((only == null || only.equals(partnership))
          && !applied.parked()
          && applied.position() < head) {
        behind.put(partnership, applied.position());
      }
    });
    return behind;
  }

  /** How far each is in a generation; those that are parked stay where they are. */
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
