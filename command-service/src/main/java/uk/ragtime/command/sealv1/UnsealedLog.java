package uk.ragtime.command.sealv1;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.sealv1.FirstRevision.SecondRevision;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.seal.Opening;

/** Tables of a log that holds people or texts, as their owner reads and rewrites them. */
final class UnsealedLog {
  /** Bounds what is held in memory. */
  private static final int BATCH = 1_000;

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

  UnsealedLog(Connection owner) {
    this.owner = owner;
  }

  /** Receives some ratings at a time. */
  interface Ratings {
    void accept(List<FirstRevision> batch) throws SQLException;
  }

  /** Number of other sessions of this database. */
  long otherSessions() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(OTHERS)) {
      row.next();
      return row.getLong(1);
    }
  }

  void lock() throws SQLException {
    execute(LOCK);
  }

  /** Types of all events. */
  Set<String> types() throws SQLException {
    return new TreeSet<>(strings(TYPES));
  }

  boolean holdsTexts() throws SQLException {
    return flag(TEXTS_EXIST);
  }

  /**
   * Notes the secret that the store is used with, unless one is noted already.
   *
   * @return the one that is noted
   */
  String secretInUse(String id) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(SECRET)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Codes by number. */
  Map<Integer, String> partnerships() throws SQLException {
    Map<Integer, String> found = new LinkedHashMap<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(PARTNERSHIPS)) {
      while (rows.next()) {
        found.put(rows.getInt("number"), rows.getString("code"));
      }
    }
    return found;
  }

  /** Names by member's code; none if the log never had a directory. */
  Map<String, PersonName> names(int partnership) throws SQLException {
    Map<String, PersonName> names = new HashMap<>();
    if (!flag(DIRECTORY)) {
      return names;
    }
    try (PreparedStatement statement = owner.prepareStatement(NAMES)) {
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.put(rows.getString("member"), new PersonName(rows.getString("display_name")));
        }
      }
    }
    return names;
  }

  List<FirstRevision> memberEvents(int partnership) throws SQLException {
    List<FirstRevision> found = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(MEMBER_EVENTS)) {
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(event(rows));
        }
      }
    }
    return found;
  }

  /** Hands over all ratings with a text, some at a time. */
  void ratingsWithTexts(int partnership, Ratings ratings) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(RATING_EVENTS)) {
      statement.setFetchSize(BATCH);
      statement.setInt(1, partnership);
      try (ResultSet rows = statement.executeQuery()) {
        List<FirstRevision> batch = new ArrayList<>();
        while (rows.next()) {
          batch.add(event(rows));
          if (batch.size() == BATCH) {
            ratings.accept(batch);
            batch.clear();
          }
        }
        ratings.accept(batch);
      }
    }
  }

  /** Codes of all authors of events. */
  List<String> actors(int partnership) throws SQLException {
    return strings(ACTORS, partnership);
  }

  void rewrite(int partnership, List<SecondRevision> events) throws SQLException {
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

  void insertPeople(int partnership, Map<MemberHandle, ErasablePerson> people) throws SQLException {
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

  /**
   * @return how many they are
   */
  int insertTexts(int partnership, List<SealedRating> ratings) throws SQLException {
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

  void rewriteActors(int partnership, Map<String, MemberHandle> handles) throws SQLException {
    Object[] codes = handles.keySet().toArray();
    Object[] values = handles.values().stream().map(MemberHandle::value).toArray();
    try (PreparedStatement statement = owner.prepareStatement(REWRITE_ACTORS)) {
      statement.setArray(1, owner.createArrayOf("text", codes));
      statement.setArray(2, owner.createArrayOf("text", values));
      statement.setInt(3, partnership);
      statement.executeUpdate();
    }
  }

  /** Removes what rests on the log as it was. */
  void forget() throws SQLException {
    for (String last : List.of(FORGET_KEYS, FORGET_TOPICS, DROP_NAMES)) {
      execute(last);
    }
  }

  /** Gives back the space of what was rewritten, outside a transaction. */
  void clear() throws SQLException {
    execute(CLEAR);
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
}
