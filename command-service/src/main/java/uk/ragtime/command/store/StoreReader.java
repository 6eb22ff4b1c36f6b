package uk.ragtime.command.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.decision.StreamKind;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealKey;

/** Reads the streams of a partnership, their events, and its people. */
public final class StoreReader {
  private static final String EVENTS =
      PartnershipQueries.TENANT
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
      PartnershipQueries.TENANT
          + """
          select name, version
          from store.stream
          where partnership = (select number from p) and name = any(?)
          """;

  private static final String RATINGS_OF_CYCLE =
      PartnershipQueries.TENANT
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
      PartnershipQueries.TENANT
          + """
          select (select position from store.partnership where code = ?) as log_position,
            array(
              select name
              from store.stream
              where partnership = (select number from p) and starts_with(name, ?)
              order by name) as names
          """;

  private static final String PEOPLE =
      PartnershipQueries.TENANT
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

  private final PartnershipQueries queries;
  private final EventJson json;

  public StoreReader(DataSource dataSource) {
    this(dataSource, Upcasting.CURRENT);
  }

  StoreReader(DataSource dataSource, Upcasting upcasting) {
    this.queries = new PartnershipQueries(dataSource);
    this.json = new EventJson(upcasting);
  }

  /** An event with its place in its stream and in the log. */
  record StreamEvent(long version, long position, DomainEvent event) {}

  /** The events of a stream from a version on, in order. */
  List<StreamEvent> events(StreamKey key, long fromVersion) {
    return queries.query(
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
    return queries.query(
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
        queries.query(
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
    return queries.query(
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
    return queries.query(
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

  /** The people of a partnership who are not erased. */
  public VersionedPeople people(PartnershipCode partnership) {
    return queries.query(
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
}
