package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * Texts of one batch. An opening is kept once it fits its seal, or while its event is not applied;
 * one whose place was erased is passed over, however late it comes.
 */
final class TextOpenings {
  private static final String MARK_ERASED =
      """
      insert into erasable.erased_text (partnership, position, field)
      select partnership, position, field
        from unnest(?::text[], ?::bigint[], ?::text[]) v (partnership, position, field)
      on conflict do nothing
      """;

  private static final String ERASED_BEFORE =
      """
      select e.partnership, e.position, e.field
        from unnest(?::text[], ?::bigint[], ?::text[]) v (partnership, position, field)
        join erasable.erased_text e using (partnership, position, field)
      """;

  private static final String KEEP =
      """
      insert into erasable.text (partnership, position, field, key, text)
      select v.partnership, v.position, v.field, v.key, v.text
        from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
               v (partnership, position, field, key, text)
      on conflict (partnership, position, field) do update
        set key = excluded.key,
            text = excluded.text
      """;

  private static final String DELETE =
      """
      delete from erasable.text t
       using unnest(?::text[], ?::bigint[], ?::text[]) v (partnership, position, field)
       where t.partnership = v.partnership
         and t.position = v.position
         and t.field = v.field
      """;

  private static final String KEPT =
      """
      select t.partnership, t.position, t.field, t.key, t.text
        from unnest(?::text[], ?::bigint[], ?::text[]) v (partnership, position, field)
        join erasable.text t using (partnership, position, field)
      """;

  private static final String EVENTS =
      """
      select l.partnership, l.position, l.type, l.data
        from unnest(?::text[], ?::bigint[]) v (partnership, position)
        join event_log l using (partnership, position)
       where l.data is not null
      """;

  private static final String RATINGS =
      """
      select r.partnership, r.position, s.field, s.seal
        from unnest(?::text[], ?::bigint[]) v (partnership, position)
        join rating_entry r using (partnership, position)
       cross join lateral
         (select case r.kind
                   when 'RECONFIRMED' then 'remark'
                   when 'WITHDRAWN' then 'reason'
                   else 'rationale'
                 end as field,
                 r.rationale_seal as seal
           union all
          select 'evidence', r.evidence_seal) s
       where s.seal is not null
      """;

  private final EventReader events;
  private final Map<TextKey, List<ErasableText>> came = new LinkedHashMap<>();
  private final Set<TextKey> erased = new LinkedHashSet<>();
  private final Map<TextKey, Seal> sealedNow = new HashMap<>();

  TextOpenings(EventReader events) {
    this.events = events;
  }

  void take(TextKey key, @Nullable ErasableText text) {
    if (text == null) {
      erased.add(key);
    } else {
      came.computeIfAbsent(key, _ -> new ArrayList<>()).add(text);
    }
  }

  void applied(ReceivedEvent received) {
    PartnershipCode partnership = received.recorded().partnership();
    long position = received.recorded().position();
    if (received.recorded().event() instanceof TextsErased texts) {
      texts.places().forEach(place -> erased.add(new TextKey(partnership, place)));
    }
    EventSeals.ofTexts(received.recorded().event())
        .forEach((field, seal) ->
            sealedNow.put(new TextKey(partnership, new TextPlace(position, field)), seal));
  }

  void addPartnerships(Set<PartnershipCode> all) {
    for (Set<TextKey> keys : List.of(came.keySet(), erased, sealedNow.keySet())) {
      keys.forEach(key -> all.add(key.partnership()));
    }
  }

  /**
   * @param positions up to which each partnership is applied after this batch
   * @return places that were settled, and whether all of their openings fit
   */
  Map<TextKey, Boolean> write(Connection connection, ToLongFunction<PartnershipCode> positions)
      throws SQLException {
    erase(connection);
    came.keySet().removeAll(erased);
    came.keySet().removeAll(erasedBefore(connection));
    sealedNow.keySet().removeAll(erased);
    Map<TextKey, Seal> seals = new HashMap<>(sealedNow);
    seals.putAll(sealedBefore(connection, positions));
    Map<TextKey, ErasableText> kept = new LinkedHashMap<>();
    Map<TextKey, Boolean> settled = new LinkedHashMap<>();
    erased.forEach(key -> settled.put(key, true));
    came.forEach((key, texts) -> {
      boolean early = key.place().position() > positions.applyAsLong(key.partnership());
      for (ErasableText text : texts) {
        boolean fits = fits(text, key, seals.get(key));
        if (early || fits) {
          kept.put(key, text);
        }
        if (!early) {
          settled.merge(key, fits, Boolean::logicalAnd);
        }
      }
    });
    keep(connection, kept);
    List<TextKey> misfits = earlyMisfits(connection, kept.keySet());
    run(connection, DELETE, misfits);
    misfits.forEach(key -> settled.put(key, false));
    return settled;
  }

  /** Checks openings that came before their events. */
  private List<TextKey> earlyMisfits(Connection connection, Set<TextKey> replaced)
      throws SQLException {
    List<TextKey> waited =
        sealedNow.keySet().stream().filter(key -> !replaced.contains(key)).toList();
    List<TextKey> misfits = new ArrayList<>();
    if (waited.isEmpty()) {
      return misfits;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
      bind(connection, statement, waited);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          TextKey key = key(row, SealedField.of(row.getString("field")));
          ErasableText text =
              new ErasableText(new SealKey(row.getString("key")), row.getString("text"));
          if (!fits(text, key, sealedNow.get(key))) {
            misfits.add(key);
          }
        }
      }
    }
    return misfits;
  }

  private static boolean fits(ErasableText text, TextKey key, @Nullable Seal seal) {
    Opening opening = text.opening(key.place().field());
    return seal != null && opening.fits(seal);
  }

  /** Seals of events that an earlier batch applied. */
  private Map<TextKey, Seal> sealedBefore(
      Connection connection, ToLongFunction<PartnershipCode> positions) throws SQLException {
    Set<TextKey> wanted = new HashSet<>();
    for (TextKey key : came.keySet()) {
      if (!sealedNow.containsKey(key)
          && key.place().position() <= positions.applyAsLong(key.partnership())) {
        wanted.add(key);
      }
    }
    Map<TextKey, Seal> seals = new HashMap<>();
    if (wanted.isEmpty()) {
      return seals;
    }
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      bindPositions(connection, statement, wanted);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          DomainEvent event =
              events.payload(EventType.parse(row.getString("type")), row.getString("data"));
          for (var sealed : EventSeals.ofTexts(event).entrySet()) {
            seals.put(key(row, sealed.getKey()), sealed.getValue());
          }
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(RATINGS)) {
      bindPositions(connection, statement, wanted);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          SealedField field = SealedField.of(row.getString("field"));
          seals.put(key(row, field), new Seal(row.getString("seal")));
        }
      }
    }
    return seals;
  }

  private Set<TextKey> erasedBefore(Connection connection) throws SQLException {
    Set<TextKey> before = new HashSet<>();
    if (came.isEmpty()) {
      return before;
    }
    try (PreparedStatement statement = connection.prepareStatement(ERASED_BEFORE)) {
      bind(connection, statement, came.keySet());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          before.add(key(row, SealedField.of(row.getString("field"))));
        }
      }
    }
    return before;
  }

  private void erase(Connection connection) throws SQLException {
    run(connection, MARK_ERASED, erased);
    run(connection, DELETE, erased);
  }

  private static void keep(Connection connection, Map<TextKey, ErasableText> texts)
      throws SQLException {
    if (texts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      bind(connection, statement, texts.keySet());
      statement.setArray(
          4, Openings.array(connection, "text", texts.values(), text -> text.key().value()));
      statement.setArray(5, Openings.array(connection, "text", texts.values(), ErasableText::text));
      statement.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql, Collection<TextKey> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, keys);
      statement.executeUpdate();
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Collection<TextKey> keys)
      throws SQLException {
    bindPositions(connection, statement, keys);
    statement.setArray(
        3, Openings.array(connection, "text", keys, key -> key.place().field().wireName()));
  }

  private static void bindPositions(
      Connection connection, PreparedStatement statement, Collection<TextKey> keys)
      throws SQLException {
    statement.setArray(
        1, Openings.array(connection, "text", keys, key -> key.partnership().value()));
    statement.setArray(2, Openings.array(connection, "int8", keys, key -> key.place().position()));
  }

  private static TextKey key(ResultSet row, SealedField field) throws SQLException {
    return new TextKey(
        new PartnershipCode(row.getString("partnership")),
        new TextPlace(row.getLong("position"), field));
  }
}
