package uk.ragtime.command.store;

import static uk.ragtime.command.store.ParameterTable.bool;
import static uk.ragtime.command.store.ParameterTable.date;
import static uk.ragtime.command.store.ParameterTable.integer;
import static uk.ragtime.command.store.ParameterTable.text;
import static uk.ragtime.command.store.ParameterTable.uuid;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The parameters of {@code store.append_checked} for a group of requests, as flat arrays. Versions
 * and positions are counted here as far as possible without the head rows, because their lock
 * serialises all writers.
 */
final class AppendColumns {
  private static final ParameterTable.Column<?>[] PARTNERSHIP = {text(), integer()};
  private static final ParameterTable.Column<?>[] COMMAND = {
    integer(), integer(), integer(), uuid(), text(), text(), uuid(), text(), text(), text(), bool(),
    integer()
  };
  private static final ParameterTable.Column<?>[] STREAM = {integer(), text(), integer()};
  private static final ParameterTable.Column<?>[] CONDITION = {integer(), integer()};
  private static final ParameterTable.Column<?>[] EVENT = {
    integer(), integer(), integer(), text(), date(), text()
  };
  private static final ParameterTable.Column<?>[] TEXT = {
    integer(), integer(), text(), text(), text()
  };
  private static final ParameterTable.Column<?>[] PERSON = {
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

  private final ParameterTable partnerships = new ParameterTable(PARTNERSHIP);
  private final ParameterTable commands = new ParameterTable(COMMAND);
  private final ParameterTable streams = new ParameterTable(STREAM);
  private final ParameterTable conditions = new ParameterTable(CONDITION);
  private final ParameterTable events = new ParameterTable(EVENT);
  private final ParameterTable texts = new ParameterTable(TEXT);
  private final ParameterTable people = new ParameterTable(PERSON);
  private final Map<PartnershipCode, PartnershipEvents> counted = new LinkedHashMap<>();
  private final Map<StreamVersion, Integer> seen = new HashMap<>();
  private final List<StreamKey> streamKeys = new ArrayList<>();

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

  /** The partnerships, in the order of their arrays. */
  List<PartnershipCode> partnerships() {
    return List.copyOf(counted.keySet());
  }

  /** The streams, in the order of their arrays. */
  List<StreamKey> streams() {
    return streamKeys;
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
    streamKeys.add(request.stream());
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
        streamKeys.add(new StreamKey(request.stream().partnership(), read.getKey()));
        known = streams.size();
        seen.put(stream, known);
      }
      conditions.add(place, known);
    }
  }

  void bind(Connection connection, PreparedStatement statement) throws SQLException {
    int next = 1;
    for (ParameterTable table :
        List.of(partnerships, commands, streams, conditions, events, texts, people)) {
      next = table.bind(connection, statement, next);
    }
  }
}
