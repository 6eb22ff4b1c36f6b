package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;

/**
 * Persons of one batch: records of the directory, and handles that its events seal anew. A handle
 * that was erased takes no record any more.
 */
final class PersonOpenings {
  private static final String MARK_ERASED =
      """
      insert into erasable.erased_person (partnership, member)
      select partnership, member
        from unnest(?::text[], ?::text[]) v (partnership, member)
      on conflict do nothing
      """;

  private static final String DELETE_ALL =
      """
      delete from erasable.person p
       using unnest(?::text[], ?::text[]) v (partnership, member)
       where p.partnership = v.partnership
         and p.member = v.member
      """;

  private static final String SEALED =
      """
      select v.partnership, v.member, s.person_seal, m.identity_seal,
             greatest(coalesce(s.position, 0), coalesce(m.position, 0)) as sealed_at
        from unnest(?::text[], ?::text[]) v (partnership, member)
        left join person_seal s on s.partnership = v.partnership and s.member = v.member
        left join member m on m.partnership = v.partnership and m.member = v.member
       where not exists
         (select
            from erasable.erased_person e
           where e.partnership = v.partnership
             and e.member = v.member)
      """;

  private static final String KEPT =
      """
      select p.partnership, p.member, p.position, p.code, p.name, p.person_key, p.lookup,
             p.identity_key
        from unnest(?::text[], ?::text[]) v (partnership, member)
        join erasable.person p on p.partnership = v.partnership and p.member = v.member
       order by p.position
      """;

  private static final String DELETE =
      """
      delete from erasable.person
       where partnership = ?
         and member = ?
         and not position = any (?)
      """;

  private static final String KEEP =
      """
      insert into erasable.person
        (partnership, member, position, code, name, person_key, lookup, identity_key)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (partnership, member, position) do update
        set code = excluded.code,
            name = excluded.name,
            person_key = excluded.person_key,
            lookup = excluded.lookup,
            identity_key = excluded.identity_key
      """;

  private final Map<PersonKey, List<ErasablePerson>> came = new LinkedHashMap<>();
  private final Set<PersonKey> erased = new LinkedHashSet<>();
  private final Set<PersonKey> sealedNow = new LinkedHashSet<>();

  void take(PersonKey key, @Nullable ErasablePerson person) {
    if (person == null) {
      erased.add(key);
    } else {
      came.computeIfAbsent(key, _ -> new ArrayList<>()).add(person);
    }
  }

  void applied(ReceivedEvent received) {
    PartnershipCode partnership = received.recorded().partnership();
    if (received.recorded().event() instanceof PersonErased person) {
      erased.add(new PersonKey(partnership, person.member()));
    }
    EventSeals.ofPerson(received.recorded().event())
        .ifPresent(member -> sealedNow.add(new PersonKey(partnership, member)));
  }

  void addPartnerships(Set<PartnershipCode> all) {
    for (Set<PersonKey> keys : List.of(came.keySet(), erased, sealedNow)) {
      keys.forEach(key -> all.add(key.partnership()));
    }
  }

  /**
   * @param positions up to which each partnership is applied after this batch
   * @return handles that were settled, and whether all of their records fit
   */
  Map<PersonKey, Boolean> write(Connection connection, ToLongFunction<PartnershipCode> positions)
      throws SQLException {
    erase(connection);
    Set<PersonKey> touched = new LinkedHashSet<>(came.keySet());
    touched.addAll(sealedNow);
    touched.removeAll(erased);
    Map<PersonKey, Boolean> settled = new LinkedHashMap<>();
    erased.forEach(key -> settled.put(key, true));
    if (touched.isEmpty()) {
      return settled;
    }
    Map<PersonKey, List<ErasablePerson>> known = kept(connection, touched);
    for (var one : sealed(connection, touched, positions).entrySet()) {
      PersonKey key = one.getKey();
      List<ErasablePerson> before = known.getOrDefault(key, List.of());
      List<ErasablePerson> all = new ArrayList<>(before);
      all.addAll(came.getOrDefault(key, List.of()));
      SealedPerson.Kept selected = one.getValue().select(all);
      settled.put(key, !selected.misfits());
      replace(connection, key, before, selected.persons());
    }
    return settled;
  }

  private void erase(Connection connection) throws SQLException {
    if (erased.isEmpty()) {
      return;
    }
    for (String sql : List.of(MARK_ERASED, DELETE_ALL)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(connection, statement, erased);
        statement.executeUpdate();
      }
    }
  }

  /** Without handles that were erased. */
  private static Map<PersonKey, SealedPerson> sealed(
      Connection connection, Collection<PersonKey> keys, ToLongFunction<PartnershipCode> positions)
      throws SQLException {
    Map<PersonKey, SealedPerson> sealed = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SEALED)) {
      bind(connection, statement, keys);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PersonKey key = key(row);
          sealed.put(
              key,
              new SealedPerson(
                  seal(row.getString("person_seal")),
                  seal(row.getString("identity_seal")),
                  row.getLong("sealed_at"),
                  positions.applyAsLong(key.partnership())));
        }
      }
    }
    return sealed;
  }

  private static Map<PersonKey, List<ErasablePerson>> kept(
      Connection connection, Collection<PersonKey> keys) throws SQLException {
    Map<PersonKey, List<ErasablePerson>> kept = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
      bind(connection, statement, keys);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String lookup = row.getString("lookup");
          String identityKey = row.getString("identity_key");
          kept.computeIfAbsent(key(row), _ -> new ArrayList<>())
              .add(
                  new ErasablePerson(
                      row.getLong("position"),
                      new MemberCode(row.getString("code")),
                      new PersonName(row.getString("name")),
                      new SealKey(row.getString("person_key")),
                      lookup == null ? null : new Lookup(lookup),
                      identityKey == null ? null : new SealKey(identityKey)));
        }
      }
    }
    return kept;
  }

  private static void replace(
      Connection connection, PersonKey key, List<ErasablePerson> before, List<ErasablePerson> now)
      throws SQLException {
    if (now.equals(before)) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setString(1, key.partnership().value());
      statement.setString(2, key.handle().value());
      statement.setArray(3, Openings.array(connection, "int8", now, ErasablePerson::position));
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      for (ErasablePerson person : now) {
        statement.setString(1, key.partnership().value());
        statement.setString(2, key.handle().value());
        statement.setLong(3, person.position());
        statement.setString(4, person.code().value());
        statement.setString(5, person.name().value());
        statement.setString(6, person.personKey().value());
        statement.setString(7, person.lookup() == null ? null : person.lookup().value());
        statement.setString(8, person.identityKey() == null ? null : person.identityKey().value());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Collection<PersonKey> keys)
      throws SQLException {
    statement.setArray(
        1, Openings.array(connection, "text", keys, key -> key.partnership().value()));
    statement.setArray(2, Openings.array(connection, "text", keys, key -> key.handle().value()));
  }

  private static PersonKey key(ResultSet row) throws SQLException {
    return new PersonKey(
        new PartnershipCode(row.getString("partnership")),
        new MemberHandle(row.getString("member")));
  }

  private static @Nullable Seal seal(@Nullable String value) {
    return value == null ? null : new Seal(value);
  }
}
