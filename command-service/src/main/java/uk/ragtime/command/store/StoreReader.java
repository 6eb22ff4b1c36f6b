package uk.ragtime.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.decision.StreamKind;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * Reads the store, one partnership at a time. Row-level security hides all others; its setting
 * lasts for one statement's transaction, so that no pooled connection keeps it.
 */
public final class StoreReader {
  // Both statements are sent together and form one transaction, as the connection auto-commits. The
  // partnership's number comes from a subquery, not a join: the planner takes it as a constant then
  // and uses whole keys for every look-up, whatever the statistics are.
  private static final String TENANT =
      """
      select set_config('ragtime.partnership', ?, true);
      with p as (
        select number
        from store.partnership
        where code = ?)
      """;

  private static final String EVENTS =
      TENANT
          + """
          , s as (
            select number
            from store.stream
            where partnership = (select number from p) and name = ?)
          select version, position, type, payload
          from store.event
          where partnership = (select number from p) and stream = (select number from s)
            and version >= ?
          order by version
          """;

  private static final String VERSIONS =
      TENANT
          + """
          select name, version
          from store.stream
          where partnership = (select number from p) and name = any(?)
          """;

  private static final String RATINGS_OF_CYCLE =
      TENANT
          + """
          select (select position from store.partnership where code = ?) as log_position,
            min(e.effective_on) as first_day, max(e.effective_on) as last_day
          from store.stream s
          join store.event e on e.partnership = s.partnership and e.stream = s.number
          where s.partnership = (select number from p) and starts_with(s.name, ?)
            and e.type::text <> 'rating-withdrawn.v1'
            and not exists (
              select
              from store.event w
              where w.partnership = e.partnership and w.stream = e.stream
                and w.type::text = 'rating-withdrawn.v1'
                and (w.payload ->> 'withdrawn')::int = e.position)
          """;

  private static final String STREAMS =
      TENANT
          + """
          select (select position from store.partnership where code = ?) as log_position,
            array(
              select name
              from store.stream
              where partnership = (select number from p) and starts_with(name, ?)
              order by name) as names
          """;

  private static final String KEPT_ANSWER =
      TENANT
          + """
          select fingerprint, position, version, created
          from store.idempotency
          where partnership = (select number from p) and actor = ? and key = ?
          """;

  private static final String RECORDED_NOTHING =
      TENANT
          + """
          select exists (
            select
            from store.idempotency i
            where i.partnership = (select number from p) and i.actor = ? and i.key = ?
              and not exists (
                select
                from store.event e
                where e.partnership = i.partnership and e.position = i.position
                  and e.command_id = i.command_id))
          """;

  private static final String TEXTS_AT =
      TENANT
          + """
          select t.position, t.field, e.actor, s.name as stream
          from unnest(?::int[], ?::text[]) as place (position, field)
          join erasable.text t on t.partnership = (select number from p)
            and t.position = place.position and t.field = place.field
          join store.event e on e.partnership = t.partnership and e.position = t.position
          join store.stream s on s.partnership = e.partnership and s.number = e.stream
          """;

  private static final String IS_WRITTEN =
      TENANT
          + """
          select exists (
            select
            from erasable.text t
            where t.partnership = (select number from p)
              and t.position = ? and t.field = ? and t.text = ?)
          """;

  private static final String TEXTS_BY =
      TENANT
          + """
          select t.position, t.field, e.actor, s.name as stream
          from erasable.text t
          join store.event e on e.partnership = t.partnership and e.position = t.position
          join store.stream s on s.partnership = e.partnership and s.number = e.stream
          where t.partnership = (select number from p) and e.actor = ?
          """;

  private static final String PEOPLE =
      TENANT
          + """
          , v as (
            select max(version) filter (where name = ?) as members,
              max(version) filter (where name = ?) as erasures
            from store.stream
            where partnership = (select number from p) and name in (?, ?))
          select coalesce(v.members, 0) as members, coalesce(v.erasures, 0) as erasures,
            d.handle, d.code, d.name, d.lookup, d.identity_key
          from v
          left join erasable.person d on d.partnership = (select number from p)
          """;

  private final DataSource dataSource;
  private final EventJson json;

  public StoreReader(DataSource dataSource) {
    this(dataSource, Upcasting.CURRENT);
  }

  StoreReader(DataSource dataSource, Upcasting upcasting) {
    this.dataSource = dataSource;
    this.json = new EventJson(upcasting);
  }

  /** An event with its place in its stream and in the log. */
  record StreamEvent(long version, long position, DomainEvent event) {}

  /** The events of a stream from a version on, in order. */
  List<StreamEvent> events(StreamKey key, long fromVersion) {
    return query(
        EVENTS,
        key.partnership(),
        (_, statement) -> {
          statement.setString(3, key.stream().value());
          statement.setLong(4, fromVersion);
        },
        rows -> {
          List<StreamEvent> events = new ArrayList<>();
          while (rows.next()) {
            EventType type = EventType.ofLabel(rows.getString("type"));
            events.add(
                new StreamEvent(
                    rows.getLong("version"),
                    rows.getLong("position"),
                    json.read(type, rows.getString("payload"))));
          }
          return events;
        });
  }

  /** All events of a stream with their stored data, in order. */
  public List<StoredEvent> storedEvents(StreamKey key) {
    return query(
        EVENTS,
        key.partnership(),
        (_, statement) -> {
          statement.setString(3, key.stream().value());
          statement.setLong(4, 1);
        },
        rows -> {
          List<StoredEvent> events = new ArrayList<>();
          while (rows.next()) {
            String payload = rows.getString("payload");
            events.add(
                new StoredEvent(
                    rows.getLong("position"),
                    rows.getLong("version"),
                    json.read(EventType.ofLabel(rows.getString("type")), payload),
                    EventJson.fields(payload)));
          }
          return events;
        });
  }

  /** Whether streams are still at these versions; 0 is the version of a stream without events. */
  public boolean isAtVersions(PartnershipCode partnership, Map<StreamId, Long> versions) {
    Object[] names = versions.keySet().stream().map(StreamId::value).toArray();
    Map<StreamId, Long> now =
        query(
            VERSIONS,
            partnership,
            (connection, statement) ->
                statement.setArray(3, connection.createArrayOf("text", names)),
            rows -> {
              Map<StreamId, Long> found = new HashMap<>();
              while (rows.next()) {
                found.put(new StreamId(rows.getString("name")), rows.getLong("version"));
              }
              return found;
            });
    return versions.entrySet().stream()
        .allMatch(seen -> now.getOrDefault(seen.getKey(), 0L).equals(seen.getValue()));
  }

  /**
   * The effective days of a cycle's ratings.
   *
   * @param logPosition position of the partnership's last event
   * @param days empty if the cycle has no ratings
   */
  public record CycleRatings(long logPosition, Optional<RatedDays> days) {}

  /** Reads all of a cycle's assessments, so use it for rare commands only. */
  public CycleRatings ratingsOf(PartnershipCode partnership, CycleCode cycle) {
    return query(
        RATINGS_OF_CYCLE,
        partnership,
        (_, statement) -> {
          statement.setString(3, partnership.value());
          statement.setString(4, "assessment/" + cycle + "/");
        },
        rows -> {
          rows.next();
          LocalDate first = rows.getObject("first_day", LocalDate.class);
          LocalDate last = rows.getObject("last_day", LocalDate.class);
          return new CycleRatings(
              rows.getLong("log_position"),
              first == null || last == null
                  ? Optional.empty()
                  : Optional.of(new RatedDays(first, last)));
        });
  }

  /**
   * Streams of a kind.
   *
   * @param logPosition position of the partnership's last event
   */
  public record Streams(long logPosition, List<StreamId> streams) {}

  public Streams streamsOf(PartnershipCode partnership, StreamKind kind) {
    return query(
        STREAMS,
        partnership,
        (_, statement) -> {
          statement.setString(3, partnership.value());
          statement.setString(4, kind.prefix());
        },
        rows -> {
          rows.next();
          String[] names = (String[]) rows.getArray("names").getArray();
          return new Streams(
              rows.getLong("log_position"), Arrays.stream(names).map(StreamId::new).toList());
        });
  }

  /** The answer to the request that used an idempotency key first, if any did. */
  public Optional<OriginalAnswer> originalAnswer(
      PartnershipCode partnership, ActorId actor, String key) {
    return query(
        KEPT_ANSWER,
        partnership,
        (_, statement) -> {
          statement.setString(3, actor.value());
          statement.setString(4, key);
        },
        rows ->
            rows.next()
                ? Optional.of(
                    new OriginalAnswer(
                        rows.getString("fingerprint"),
                        rows.getLong("position"),
                        rows.getLong("version"),
                        rows.getBoolean("created")))
                : Optional.empty());
  }

  /** Whether the request that used an idempotency key changed nothing. */
  public boolean recordedNothing(PartnershipCode partnership, ActorId actor, String key) {
    return query(
        RECORDED_NOTHING,
        partnership,
        (_, statement) -> {
          statement.setString(3, actor.value());
          statement.setString(4, key);
        },
        StoreReader::isTrue);
  }

  private static boolean isTrue(ResultSet rows) throws SQLException {
    return rows.next() && rows.getBoolean(1);
  }

  /** The people of a partnership who are not erased. */
  public VersionedPeople people(PartnershipCode partnership) {
    return query(
        PEOPLE,
        partnership,
        (_, statement) -> {
          statement.setString(3, StreamId.MEMBERS.value());
          statement.setString(4, StreamId.ERASURES.value());
          statement.setString(5, StreamId.MEMBERS.value());
          statement.setString(6, StreamId.ERASURES.value());
        },
        rows -> {
          List<Person> people = new ArrayList<>();
          long members = 0;
          long erasures = 0;
          while (rows.next()) {
            members = rows.getLong("members");
            erasures = rows.getLong("erasures");
            if (rows.getString("handle") != null) {
              people.add(person(rows));
            }
          }
          return new VersionedPeople(new People(people), members, erasures);
        });
  }

  /** The texts at places, without their contents. */
  public List<WrittenText> textsAt(PartnershipCode partnership, Collection<TextPlace> places) {
    Object[] positions = places.stream().map(place -> Math.toIntExact(place.position())).toArray();
    Object[] fields = places.stream().map(place -> place.field().wireName()).toArray();
    return query(
        TEXTS_AT,
        partnership,
        (connection, statement) -> {
          statement.setArray(3, connection.createArrayOf("int4", positions));
          statement.setArray(4, connection.createArrayOf("text", fields));
        },
        StoreReader::writtenTexts);
  }

  /** Whether this text stands at a place. */
  public boolean isWritten(PartnershipCode partnership, TextPlace place, String text) {
    return query(
        IS_WRITTEN,
        partnership,
        (_, statement) -> {
          statement.setLong(3, place.position());
          statement.setString(4, place.field().wireName());
          statement.setString(5, text);
        },
        StoreReader::isTrue);
  }

  /** The texts that a member wrote; reads all of a partnership's, so use it for rare commands. */
  public List<WrittenText> textsBy(PartnershipCode partnership, MemberHandle member) {
    return query(
        TEXTS_BY,
        partnership,
        (_, statement) -> statement.setString(3, member.value()),
        StoreReader::writtenTexts);
  }

  private static List<WrittenText> writtenTexts(ResultSet rows) throws SQLException {
    List<WrittenText> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(
          new WrittenText(
              new TextPlace(rows.getLong("position"), SealedField.of(rows.getString("field"))),
              new ActorId(rows.getString("actor")),
              cycleOf(rows.getString("stream"))));
    }
    return texts;
  }

  /** Streams of an assessment, of the comments on it, and of a profile made of assessments. */
  private static final Set<String> OF_A_CYCLE = Set.of("assessment", "comments", "profile");

  private static Optional<CycleCode> cycleOf(String stream) {
    String[] parts = stream.split("/", -1);
    return OF_A_CYCLE.contains(parts[0]) ? Optional.of(new CycleCode(parts[1])) : Optional.empty();
  }

  private static Person person(ResultSet row) throws SQLException {
    String lookup = row.getString("lookup");
    SealedIdentity identity =
        lookup == null
            ? null
            : SealedIdentity.of(new Lookup(lookup), new SealKey(row.getString("identity_key")));
    return new Person(
        new MemberHandle(row.getString("handle")),
        new MemberCode(row.getString("code")),
        new PersonName(row.getString("name")),
        identity == null ? null : identity.lookup(),
        identity == null ? null : identity.seal());
  }

  private interface Binding {
    void bind(Connection connection, PreparedStatement statement) throws SQLException;
  }

  private interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T query(
      String sql, PartnershipCode partnership, Binding binding, RowReader<T> rowReader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, partnership.value());
      statement.setString(2, partnership.value());
      binding.bind(connection, statement);
      statement.execute();
      statement.getMoreResults();
      try (ResultSet rows = statement.getResultSet()) {
        return rowReader.read(rows);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("The event store cannot be read", e);
    }
  }
}
