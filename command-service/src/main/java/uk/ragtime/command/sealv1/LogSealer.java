package uk.ragtime.command.sealv1;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.sealv1.FirstRevision.SecondRevision;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.worker.BackOff;

/**
 * Rewrites the events of a log that hold people or texts, as the owner and in one transaction.
 * Positions, versions, times and command ids stay.
 */
final class LogSealer {
  /** Bounds what is held in memory. */
  private static final int BATCH = 1_000;

  /** PostgreSQL ends a session, such as the migration's just before, only after its client left. */
  private static final Duration DISCONNECTING = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final Set<String> RATINGS = Set.of("rating-changed.v1", "rating-reconfirmed.v1");

  private static final String OTHERS =
      """
      select count(*)
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename is not null
      """;
  private static final String LOCK =
      "lock table store.event, store.partnership in access exclusive mode nowait";
  private static final String TYPES = "select distinct type::text from store.event";
  private static final String TEXTS_EXIST =
      """
      select exists (
        select
        from store.event
        where type::text in ('rating-changed.v1', 'rating-reconfirmed.v1')
          and (payload ->> 'rationale' is not null
            or json_array_length(payload -> 'evidence') > 0))
      """;
  private static final String SECRET =
      """
      insert into erasable.secret (id)
      values (?)
      on conflict (only_one) do update
      set id = erasable.secret.id
      returning id
      """;
  private static final String PARTNERSHIPS = "select number, code from store.partnership";
  private static final String DIRECTORY = "select to_regclass('store.directory') is not null";
  private static final String NAMES =
      """
      select member, display_name
      from store.directory
      where partnership = ? and display_name is not null
      """;
  private static final String MEMBER_EVENTS =
      """
      select e.position, e.type::text as type, e.payload
      from store.stream s
      join store.event e on e.partnership = s.partnership and e.stream = s.number
      where s.partnership = ? and s.name = 'members'
      order by e.position
      """;
  private static final String RATING_EVENTS =
      """
      select position, type::text as type, payload
      from store.event
      where partnership = ? and type::text in ('rating-changed.v1', 'rating-reconfirmed.v1')
        and (payload ->> 'rationale' is not null
          or json_array_length(payload -> 'evidence') > 0)
      """;
  private static final String REWRITE =
      """
      update store.event
      set type = ?::store.event_type, payload = ?::json
      where partnership = ? and position = ?
      """;
  private static final String PERSON =
      """
      insert into erasable.person (partnership, position, handle, code, name, person_key, lookup,
        identity_key)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String TEXT =
      """
      insert into erasable.text (partnership, position, field, key, text)
      values (?, ?, ?, ?, ?)
      """;
  private static final String ACTORS =
      "select distinct actor from store.event where partnership = ?";
  private static final String REWRITE_ACTORS =
      """
      update store.event e
      set actor = m.handle
      from unnest(?, ?) as m (code, handle)
      where e.partnership = ? and e.actor = m.code
      """;
  // Answers to idempotency keys are kept by actor, and their fingerprints are of another kind.
  private static final String FORGET_KEYS = "delete from store.idempotency";
  // The topics that hold what was published are none of this log's any more.
  private static final String FORGET_TOPICS =
      """
      update store.relay
      set events_topic = null, directory_topic = null, texts_topic = null, published_offset = 0,
        partition_ends = '{}'
      """;
  private static final String DROP_NAMES = "drop table if exists store.directory";
  private static final String CLEAR = "vacuum (full, analyze) store.event, store.idempotency";

  private final Connection owner;
  private final InstallationSecret secret;
  private final RandomSource random;

  LogSealer(Connection owner, InstallationSecret secret, RandomSource random) {
    this.owner = owner;
    this.secret = secret;
    this.random = random;
  }

  /** Number of each that there are now. */
  record Sealed(int people, int texts) {}

  /**
   * Seals the log.
   *
   * @throws StartRefusedException if it is sealed already, is in use, or cannot be sealed; nothing
   *     is changed then
   */
  Sealed seal() throws SQLException {
    requireAlone();
    owner.setAutoCommit(false);
    Sealed sealed;
    try {
      execute(LOCK);
      requireUnsealed();
      requireSecret();
      int people = 0;
      int texts = 0;
      for (Map.Entry<Integer, String> partnership : partnerships().entrySet()) {
        people += sealPeople(partnership.getKey(), partnership.getValue());
        texts += sealTexts(partnership.getKey());
      }
      for (String last : List.of(FORGET_KEYS, FORGET_TOPICS, DROP_NAMES)) {
        execute(last);
      }
      owner.commit();
      sealed = new Sealed(people, texts);
    } finally {
      owner.rollback(); // of nothing, once it is committed
      owner.setAutoCommit(true);
    }
    execute(CLEAR);
    return sealed;
  }

  /** Outside the transaction, which would see the same sessions at each look. */
  private void requireAlone() throws SQLException {
    long giveUpAt = System.nanoTime() + DISCONNECTING.toNanos();
    BackOff pauses = BackOff.constant(BETWEEN_LOOKS);
    while (number(OTHERS) > 0) {
      if (System.nanoTime() - giveUpAt >= 0 || !pauses.pauseUnlessInterrupted()) {
        throw refused("Others are connected to the event store: stop all services first.");
      }
    }
  }

  private void requireUnsealed() throws SQLException {
    Set<String> types = new TreeSet<>(strings(TYPES));
    Set<String> unsealed =
        Upcasting.UNSEALED.stream().map(EventType::label).collect(Collectors.toSet());
    Set<String> sealed =
        Stream.concat(unsealed.stream(), RATINGS.stream())
            .map(EventType::ofLabel)
            .map(first -> new EventType(first.name(), 2).label())
            .filter(types::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!sealed.isEmpty()) {
      throw refused("The log has been sealed already: it has events of " + sealed + ".");
    }
    if (types.stream().noneMatch(unsealed::contains) && !flag(TEXTS_EXIST)) {
      throw refused("There is nothing to seal: no event holds a member's code or a text.");
    }
  }

  private void requireSecret() throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(SECRET)) {
      statement.setString(1, secret.id());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!row.getString(1).equals(secret.id())) {
          throw refused(
              "The store is used with another secret (%s) than RAGTIME_IDENTITY_SECRET (%s)."
                  .formatted(row.getString(1), secret.id()));
        }
      }
    }
  }

  private Map<Integer, String> partnerships() throws SQLException {
    Map<Integer, String> found = new LinkedHashMap<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(PARTNERSHIPS)) {
      while (rows.next()) {
        found.put(rows.getInt("number"), rows.getString("code"));
      }
    }
    return found;
  }

  private int sealPeople(int partnership, String code) throws SQLException {
    SealedMembers members =
        SealedMembers.of(
            events(MEMBER_EVENTS, partnership), names(partnership, code), secret, random);
    requireKnownActors(partnership, code, members.handles().keySet());
    rewrite(partnership, members.events());
    insert(partnership, members.people());
    rewriteActors(partnership, members.handles());
    return members.people().size();
  }

  private Map<String, PersonName> names(int partnership, String code) throws SQLException {
    Map<String, PersonName> names = new HashMap<>();
    if (!flag(DIRECTORY)) {
      return names;
    }
    try (PreparedStatement statement = owner.prepareStatement(NAMES)) {
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String member = rows.getString("member");
          requireUsable(member, code);
          names.put(member, new PersonName(rows.getString("display_name")));
        }
      }
    }
    return names;
  }

  private static void requireUsable(String member, String partnership) {
    if (MemberHandle.is(member) || member.equals(ActorId.SYSTEM.value())) {
      throw refused(
          "A member of %s has the code %s, which has another meaning now: it cannot be sealed."
              .formatted(partnership, member));
    }
  }

  private void requireKnownActors(int partnership, String code, Collection<String> members)
      throws SQLException {
    members.forEach(member -> requireUsable(new MemberCode(member).value(), code));
    for (String actor : strings(ACTORS, partnership)) {
      if (!actor.equals(ActorId.OPERATOR.value()) && !members.contains(actor)) {
        throw refused(
            "An author of events in %s was never a member: the log cannot be sealed."
                .formatted(code));
      }
    }
  }

  private int sealTexts(int partnership) throws SQLException {
    int texts = 0;
    try (PreparedStatement statement = owner.prepareStatement(RATING_EVENTS)) {
      statement.setFetchSize(BATCH);
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        List<SealedRating> batch = new ArrayList<>();
        while (rows.next()) {
          batch.add(SealedRating.of(event(rows), random));
          if (batch.size() == BATCH) {
            texts += write(partnership, batch);
            batch.clear();
          }
        }
        texts += write(partnership, batch);
      }
    }
    return texts;
  }

  private int write(int partnership, List<SealedRating> ratings) throws SQLException {
    rewrite(partnership, ratings.stream().map(SealedRating::event).toList());
    int texts = 0;
    try (PreparedStatement statement = owner.prepareStatement(TEXT)) {
      for (SealedRating rating : ratings) {
        for (Opening opening : rating.openings()) {
          statement.setInt(1, partnership);
          statement.setInt(2, Math.toIntExact(rating.event().position()));
          statement.setString(3, opening.field().wireName());
          statement.setString(4, opening.key().value());
          statement.setString(5, opening.text());
          statement.addBatch();
          texts++;
        }
      }
      statement.executeBatch();
    }
    return texts;
  }

  private void rewrite(int partnership, List<SecondRevision> events) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(REWRITE)) {
      for (SecondRevision event : events) {
        statement.setString(1, event.type().label());
        statement.setString(2, event.payload());
        statement.setInt(3, partnership);
        statement.setInt(4, Math.toIntExact(event.position()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void insert(int partnership, Map<MemberHandle, ErasablePerson> people)
      throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(PERSON)) {
      for (Map.Entry<MemberHandle, ErasablePerson> entry : people.entrySet()) {
        ErasablePerson person = entry.getValue();
        statement.setInt(1, partnership);
        statement.setInt(2, Math.toIntExact(person.position()));
        statement.setString(3, entry.getKey().value());
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

  private void rewriteActors(int partnership, Map<String, MemberHandle> handles)
      throws SQLException {
    Object[] codes = handles.keySet().toArray();
    Object[] values = handles.values().stream().map(MemberHandle::value).toArray();
    try (PreparedStatement statement = owner.prepareStatement(REWRITE_ACTORS)) {
      statement.setArray(1, owner.createArrayOf("text", codes));
      statement.setArray(2, owner.createArrayOf("text", values));
      statement.setInt(3, partnership);
      statement.executeUpdate();
    }
  }

  private List<FirstRevision> events(String sql, int partnership) throws SQLException {
    List<FirstRevision> found = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(event(rows));
        }
      }
    }
    return found;
  }

  private static FirstRevision event(ResultSet row) throws SQLException {
    return FirstRevision.parse(
        row.getLong("position"), row.getString("type"), row.getString("payload"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private boolean flag(String sql) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private List<String> strings(String sql, Object... values) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static StartRefusedException refused(String sentence) {
    return new StartRefusedException(sentence, null);
  }
}
