package uk.ragtime.command.store;

import static uk.ragtime.command.store.ParameterTable.bool;
import static uk.ragtime.command.store.ParameterTable.date;
import static uk.ragtime.command.store.ParameterTable.integer;
import static uk.ragtime.command.store.ParameterTable.text;
import static uk.ragtime.command.store.ParameterTable.uuid;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.AppendMemory.StreamVersion;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.ErasableRows.TextRow;
import uk.ragtime.command.store.PendingAppend.Encoded;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Opening;

/**
 * Appends requests that the {@link AppendMemory} expects, by {@code store.append_expected}: nothing
 * is looked up, since the keys of the tables and one number a partnership show whether anything is
 * elsewhere. All are recorded or none.
 */
final class ExpectedAppend {
  /** The incarnation, and the columns of seven tables. */
  private static final int PARAMETERS = 1 + 4 + 2 + 3 + 2 + 12 + 5 + 8;

  private static final String APPEND =
      "select store.append_expected(%s)"
          .formatted(String.join(", ", Collections.nCopies(PARAMETERS, "?")));

  private final AppendMemory memory;
  private final ParameterTable partnerships =
      new ParameterTable(integer(), integer(), integer(), integer());
  private final ParameterTable newStreams = new ParameterTable(integer(), text());
  private final ParameterTable readStreams = new ParameterTable(integer(), integer(), integer());
  private final ParameterTable readEmpty = new ParameterTable(integer(), text());
  private final ParameterTable events =
      new ParameterTable(
          integer(), integer(), integer(), integer(), text(), date(), text(), uuid(), text(),
          text(), uuid(), text());
  private final ParameterTable texts =
      new ParameterTable(integer(), integer(), text(), text(), text());
  private final ParameterTable keys =
      new ParameterTable(integer(), integer(), integer(), bool(), uuid(), text(), text(), text());
  private final Map<PartnershipCode, Counted> counted = new LinkedHashMap<>();
  private final List<Placed> placed = new ArrayList<>();

  /** A partnership's place in the arrays, and its events so far. */
  private static final class Counted {
    private final int place;
    private int events;
    private @Nullable Integer raised;

    Counted(int place) {
      this.place = place;
    }
  }

  /**
   * A request in the arrays.
   *
   * @param stream its number, or less than 0 for one that is new
   * @param last how its last event comes among its partnership's
   * @param version after it
   */
  private record Placed(StreamKey key, Counted partnership, int stream, int last, int version) {}

  private ExpectedAppend(AppendMemory memory) {
    this.memory = memory;
  }

  /**
   * @return the outcomes, in the order of the requests; empty if something was not as expected, and
   *     nothing is recorded
   */
  static Optional<List<AppendOutcome>> execute(
      Connection connection, List<PendingAppend> group, AppendMemory memory) throws SQLException {
    ExpectedAppend append = new ExpectedAppend(memory);
    group.forEach(append::add);
    append.counted.forEach(append::addPartnership);
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      append.bind(connection, statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getArray(1) == null
            ? Optional.empty()
            : Optional.of(append.outcomes((Integer[]) row.getArray(1).getArray()));
      }
    }
  }

  private void add(PendingAppend pending) {
    AppendRequest request = pending.request();
    Origin origin = request.origin();
    Counted partnership =
        counted.computeIfAbsent(
            request.stream().partnership(), _ -> new Counted(counted.size() + 1));
    int stream = numberOf(request.stream(), partnership);
    int before = partnership.events;
    int version = Math.toIntExact(request.expectedVersion());
    for (Encoded event : pending.events()) {
      version++;
      partnership.events++;
      events.add(
          partnership.place,
          partnership.events,
          stream,
          version,
          event.type(),
          event.effectiveOn(),
          event.payload(),
          request.command(),
          origin.actor().value(),
          origin.correlation(),
          origin.causation(),
          origin.traceParent());
    }
    if (ReferenceStreams.contains(request.stream().stream())) {
      partnership.raised = partnership.events;
    }
    placed.add(new Placed(request.stream(), partnership, stream, partnership.events, version));
    addReads(request, partnership);
    for (TextRow text : request.beside().texts()) {
      Opening opening = text.opening();
      texts.add(
          partnership.place,
          before + text.event() + 1,
          opening.field().wireName(),
          opening.key().value(),
          opening.text());
    }
    IdempotencyKey key = request.key();
    if (key != null) {
      keys.add(
          partnership.place,
          partnership.events,
          version,
          request.created(),
          request.command(),
          origin.actor().value(),
          key.value(),
          key.fingerprint());
    }
  }

  private int numberOf(StreamKey stream, Counted partnership) {
    StreamVersion known = memory.version(stream);
    if (known == null || known.version() == 0) {
      newStreams.add(partnership.place, stream.stream().value());
      return -newStreams.size();
    }
    return known.number();
  }

  /** Names only the streams that the reference number does not stand for. */
  private void addReads(AppendRequest request, Counted partnership) {
    for (Map.Entry<StreamId, Long> read : request.appendCondition().entrySet()) {
      if (!ReferenceStreams.contains(read.getKey())) {
        StreamVersion known =
            memory.version(new StreamKey(request.stream().partnership(), read.getKey()));
        if (known == null) {
          readEmpty.add(partnership.place, read.getKey().value());
        } else {
          readStreams.add(partnership.place, known.number(), known.version());
        }
      }
    }
  }

  private void addPartnership(PartnershipCode code, Counted count) {
    AppendMemory.Partnership known = memory.require(code);
    partnerships.add(known.number(), count.events, known.reference(), count.raised);
  }

  private void bind(Connection connection, PreparedStatement statement) throws SQLException {
    statement.setString(1, memory.incarnation());
    int next = 2;
    for (ParameterTable table :
        List.of(partnerships, newStreams, readStreams, readEmpty, events, texts, keys)) {
      next = table.bind(connection, statement, next);
    }
  }

  /**
   * @param before how many streams there were, and after that the position of each partnership
   */
  private List<AppendOutcome> outcomes(Integer[] before) {
    counted.forEach((code, count) -> {
      if (count.raised != null) {
        memory.require(code).raise(before[count.place] + count.raised);
      }
    });
    List<AppendOutcome> outcomes = new ArrayList<>(placed.size());
    for (Placed one : placed) {
      memory.learn(
          one.key(), one.stream() < 0 ? before[0] - one.stream() : one.stream(), one.version());
      outcomes.add(new Appended(before[one.partnership().place] + one.last(), one.version()));
    }
    return outcomes;
  }
}
