package uk.ragtime.command.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.ErasableRows.PersonRow;
import uk.ragtime.command.store.ErasableRows.TextRow;
import uk.ragtime.command.store.PendingAppend.Encoded;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Opening;

/**
 * The parameters of {@code store.append} for a group of requests, as flat arrays. Versions and
 * positions are counted here as far as possible without the head rows, because their lock
 * serialises all writers.
 */
final class AppendColumns {
  private static final Column<?>[] PARTNERSHIP = {text(), integer()};
  private static final Column<?>[] COMMAND = {
    integer(), integer(), integer(), uuid(), text(), text(), uuid(), text(), text(), text(), bool(),
    integer()
  };
  private static final Column<?>[] STREAM = {integer(), text(), integer()};
  private static final Column<?>[] CONDITION = {integer(), integer()};
  private static final Column<?>[] EVENT = {
    integer(), integer(), integer(), text(), date(), text()
  };
  private static final Column<?>[] TEXT = {integer(), integer(), text(), text(), text()};
  private static final Column<?>[] PERSON = {
    integer(), integer(), text(), text(), text(), text(), text(), text()
  };

  private record StreamVersion(int partnership, StreamId stream, long version) {}

  /** A partnership's place in the arrays, and the number of its events so far. */
  private static final class PartnershipEvents {
    private final int place;
    private int events;

    PartnershipEvents(int place) {
      this.place = place;
    }
  }

  private final Table partnerships = new Table(PARTNERSHIP);
  private final Table commands = new Table(COMMAND);
  private final Table streams = new Table(STREAM);
  private final Table conditions = new Table(CONDITION);
  private final Table events = new Table(EVENT);
  private final Table texts = new Table(TEXT);
  private final Table people = new Table(PERSON);
  private final Map<PartnershipCode, PartnershipEvents> counted = new LinkedHashMap<>();
  private final Map<StreamVersion, Integer> seen = new HashMap<>();

  private AppendColumns() {}

  static AppendColumns of(List<PendingAppend> group) {
    AppendColumns columns = new AppendColumns();
    for (int i = 0; i < group.size(); i++) {
      columns.add(group.get(i), i + 1);
    }
    for (int i = 0; i < group.size(); i++) {
      columns.addAppendCondition(group.get(i).request(), i + 1);
    }
    columns.counted.forEach((code, count) -> columns.partnerships.add(code.value(), count.events));
    return columns;
  }

  /** The number of parameters. */
  static int count() {
    return PARTNERSHIP.length
        + COMMAND.length
        + STREAM.length
        + CONDITION.length
        + EVENT.length
        + TEXT.length
        + PERSON.length;
  }

  private void add(PendingAppend pending, int place) {
    AppendRequest request = pending.request();
    PartnershipEvents partnership = counted(request);
    int version = Math.toIntExact(request.expectedVersion());
    streams.add(partnership.place, request.stream().stream().value(), version);
    for (Encoded event : pending.events()) {
      version++;
      partnership.events++;
      events.add(
          place, partnership.events, version, event.type(), event.effectiveOn(), event.payload());
    }
    IdempotencyKey key = request.key();
    commands.add(
        partnership.place,
        pending.size(),
        partnership.events,
        request.command(),
        request.origin().actor().value(),
        request.origin().correlation(),
        request.origin().causation(),
        request.origin().traceParent(),
        key == null ? null : key.value(),
        key == null ? null : key.fingerprint(),
        request.created(),
        request.logPosition() == null ? null : Math.toIntExact(request.logPosition()));
    int last = pending.size() - 1;
    for (TextRow text : request.beside().texts()) {
      Opening opening = text.opening();
      texts.add(
          place,
          last - text.event(),
          opening.field().wireName(),
          opening.key().value(),
          opening.text());
    }
    for (PersonRow row : request.beside().people()) {
      SealedPerson person = row.person();
      SealedIdentity identity = row.identity();
      people.add(
          place,
          last - row.event(),
          row.handle().value(),
          person == null ? null : person.code().value(),
          person == null ? null : person.name().value(),
          person == null ? null : person.key().value(),
          identity == null ? null : identity.lookup().value(),
          identity == null ? null : identity.key().value());
    }
  }

  private PartnershipEvents counted(AppendRequest request) {
    return counted.computeIfAbsent(
        request.stream().partnership(), _ -> new PartnershipEvents(counted.size() + 1));
  }

  /** Names a stream once for all requests that were decided on the same version of it. */
  private void addAppendCondition(AppendRequest request, int place) {
    int partnership = counted(request).place;
    for (Map.Entry<StreamId, Long> read : request.appendCondition().entrySet()) {
      StreamVersion stream = new StreamVersion(partnership, read.getKey(), read.getValue());
      Integer known = seen.get(stream);
      if (known == null) {
        streams.add(partnership, stream.stream().value(), Math.toIntExact(stream.version()));
        known = streams.size();
        seen.put(stream, known);
      }
      conditions.add(place, known);
    }
  }

  void bind(PGConnection connection, PreparedStatement statement) throws SQLException {
    int next = 1;
    for (Table table :
        List.of(partnerships, commands, streams, conditions, events, texts, people)) {
      next = table.bind(connection, statement, next);
    }
  }

  /** A typed array, which the driver sends in binary form where it can. */
  private record Column<T>(String type, IntFunction<T[]> array) {}

  private static Column<String> text() {
    return new Column<>("text", String[]::new);
  }

  private static Column<Integer> integer() {
    return new Column<>("int4", Integer[]::new);
  }

  private static Column<Boolean> bool() {
    return new Column<>("bool", Boolean[]::new);
  }

  private static Column<UUID> uuid() {
    return new Column<>("uuid", UUID[]::new);
  }

  private static Column<LocalDate> date() {
    return new Column<>("date", LocalDate[]::new);
  }

  /** Arrays of the same length. */
  private static final class Table {
    private final Column<?>[] columns;
    private final List<List<@Nullable Object>> values = new ArrayList<>();

    Table(Column<?>[] columns) {
      this.columns = columns;
      for (int i = 0; i < columns.length; i++) {
        values.add(new ArrayList<>());
      }
    }

    void add(@Nullable Object... row) {
      for (int i = 0; i < columns.length; i++) {
        values.get(i).add(row[i]);
      }
    }

    int size() {
      return values.getFirst().size();
    }

    int bind(PGConnection connection, PreparedStatement statement, int first) throws SQLException {
      for (int i = 0; i < columns.length; i++) {
        Object[] elements = values.get(i).toArray(columns[i].array());
        statement.setArray(first + i, connection.createArrayOf(columns[i].type(), elements));
      }
      return first + columns.length;
    }
  }
}
