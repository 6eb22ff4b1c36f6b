package uk.ragtime.command.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import uk.ragtime.command.store.AppendRequest.UsedKey;
import uk.ragtime.command.store.PendingAppend.Encoded;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/**
 * A group of requests as the flat arrays that {@code store.append} takes, in the order of its
 * parameters. A stream that several requests were decided on, at the same version, is named once.
 */
final class AppendColumns {
  private static final Column<?>[] COMMAND = {
    text(), text(), integer(), integer(), uuid(), text(), text(), uuid(), text(), text(), text(),
    bool()
  };
  private static final Column<?>[] SEEN = {text(), text(), integer()};
  private static final Column<?>[] RESTS_ON = {integer(), integer()};
  private static final Column<?>[] EVENT = {integer(), integer(), text(), date(), text()};
  private static final Column<?>[] NAME = {integer(), text(), text()};

  private record Seen(PartnershipCode partnership, StreamId stream, long version) {}

  private final Table commands = new Table(COMMAND);
  private final Table seen = new Table(SEEN);
  private final Table restsOn = new Table(RESTS_ON);
  private final Table events = new Table(EVENT);
  private final Table names = new Table(NAME);
  private final Map<Seen, Integer> places = new HashMap<>();

  private AppendColumns() {}

  static AppendColumns of(List<PendingAppend> group) {
    AppendColumns columns = new AppendColumns();
    for (int i = 0; i < group.size(); i++) {
      columns.add(group.get(i), i + 1);
    }
    return columns;
  }

  /** How many parameters there are. */
  static int count() {
    return COMMAND.length + SEEN.length + RESTS_ON.length + EVENT.length + NAME.length;
  }

  private void add(PendingAppend pending, int place) {
    AppendRequest request = pending.request();
    PartnershipCode partnership = request.stream().partnership();
    UsedKey key = request.key();
    commands.add(
        partnership.value(),
        request.stream().stream().value(),
        Math.toIntExact(request.expectedVersion()),
        pending.size(),
        request.command(),
        request.origin().actor(),
        request.origin().correlation(),
        request.origin().causation(),
        request.origin().traceParent(),
        key == null ? null : key.value(),
        key == null ? null : key.fingerprint(),
        request.created());
    for (Map.Entry<StreamId, Long> read : request.decidedOn().entrySet()) {
      restsOn.add(place, placeOf(new Seen(partnership, read.getKey(), read.getValue())));
    }
    int nth = 1;
    for (Encoded event : pending.events()) {
      events.add(place, nth++, event.type(), event.effectiveOn(), event.payload());
    }
    for (Map.Entry<MemberCode, String> name : request.names().entrySet()) {
      names.add(place, name.getKey().value(), name.getValue());
    }
  }

  private int placeOf(Seen stream) {
    Integer known = places.get(stream);
    if (known != null) {
      return known;
    }
    int place = places.size() + 1;
    places.put(stream, place);
    seen.add(
        stream.partnership().value(), stream.stream().value(), Math.toIntExact(stream.version()));
    return place;
  }

  void bind(PGConnection connection, PreparedStatement statement) throws SQLException {
    int next = 1;
    for (Table table : List.of(commands, seen, restsOn, events, names)) {
      next = table.bind(connection, statement, next);
    }
  }

  /** Elements of one type travel as bytes where the driver can, which text with escapes is not. */
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

  /** Arrays of one length. */
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

    int bind(PGConnection connection, PreparedStatement statement, int first) throws SQLException {
      for (int i = 0; i < columns.length; i++) {
        Object[] elements = values.get(i).toArray(columns[i].array());
        statement.setArray(first + i, connection.createArrayOf(columns[i].type(), elements));
      }
      return first + columns.length;
    }
  }
}
