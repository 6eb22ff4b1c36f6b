package uk.ragtime.command.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import uk.ragtime.command.store.AppendMemory.StreamVersion;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Writes a group of requests. Those that are expected to find everything where it is remembered are
 * appended without look-ups; the others, and all after a surprise, by the call that checks.
 */
final class AppendStatement implements GroupWriter.Call {
  /** A group is written by two calls, and so two commits, only if it saves more than they cost. */
  static final int WORTH_A_CALL = 32;

  private static final String MOVED =
      """
      select at_reference, moved
      from store.moved_streams(?, ?, ?)
      """;

  private final DataSource dataSource;
  private final int worthACall;
  private final AppendMemory memory = new AppendMemory();
  private final Caution caution = new Caution();
  private final Counter expectedCalls;
  private final Counter checkedCalls;
  private final Counter surprises;

  AppendStatement(DataSource dataSource, MeterRegistry meters) {
    this(dataSource, meters, WORTH_A_CALL);
  }

  /**
   * @param worthACall as {@link #WORTH_A_CALL}
   */
  AppendStatement(DataSource dataSource, MeterRegistry meters, int worthACall) {
    this.dataSource = dataSource;
    this.worthACall = worthACall;
    this.expectedCalls = calls("expected", meters);
    this.checkedCalls = calls("checked", meters);
    this.surprises =
        Counter.builder("ragtime.store.surprises")
            .description("Appends that another instance's came before, made again with checks")
            .register(meters);
  }

  private static Counter calls(String kind, MeterRegistry meters) {
    return Counter.builder("ragtime.store.appends")
        .tag("call", kind)
        .description("Appends recorded without look-ups (expected) and with them (checked)")
        .register(meters);
  }

  /**
   * After any failure nothing is remembered: whatever is tried again is checked, and a command that
   * was recorded all the same is recognised by its id.
   */
  @Override
  public List<AppendOutcome> execute(List<PendingAppend> group) throws SQLException {
    // In auto-commit mode each call is a transaction by itself, without round trips for begin and
    // commit.
    try (Connection connection = dataSource.getConnection()) {
      memory.through(connection.unwrap(PGConnection.class));
      return append(connection, group);
    } catch (SQLException | RuntimeException | Error e) {
      memory.forget();
      throw e;
    }
  }

  private List<AppendOutcome> append(Connection connection, List<PendingAppend> group)
      throws SQLException {
    Divided divided = divide(connection, group);
    if (divided.expected.isEmpty()) {
      return checked(connection, group);
    }
    Optional<List<AppendOutcome>> outcomes =
        ExpectedAppend.execute(connection, divided.expected, memory);
    if (outcomes.isEmpty()) {
      caution.surprised();
      surprises.increment();
      return checked(connection, group);
    }
    caution.asExpected();
    expectedCalls.increment();
    if (divided.others.isEmpty()) {
      return outcomes.get();
    }
    complete(divided.expected, outcomes.get());
    return merged(outcomes.get(), checked(connection, divided.others), divided.placesOfOthers);
  }

  /** Theirs is committed, whatever becomes of the others of the group. */
  private static void complete(List<PendingAppend> expected, List<AppendOutcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      expected.get(i).outcome().complete(outcomes.get(i));
    }
  }

  private List<AppendOutcome> checked(Connection connection, List<PendingAppend> group)
      throws SQLException {
    checkedCalls.increment();
    return CheckedAppend.execute(connection, group, memory);
  }

  /** The requests to append without look-ups, and the others. */
  private record Divided(
      List<PendingAppend> expected, List<PendingAppend> others, BitSet placesOfOthers) {}

  private Divided divide(Connection connection, List<PendingAppend> group) throws SQLException {
    if (!caution.permits()) {
      return new Divided(List.of(), group, new BitSet());
    }
    Set<PartnershipCode> partnerships =
        group.stream().map(one -> one.request().stream().partnership()).collect(Collectors.toSet());
    for (PartnershipCode code : memory.moved(partnerships)) {
      check(connection, code);
    }
    List<PendingAppend> expected = new ArrayList<>(group.size());
    List<PendingAppend> others = new ArrayList<>();
    BitSet placesOfOthers = new BitSet(group.size());
    for (int i = 0; i < group.size(); i++) {
      if (memory.expects(group.get(i).request())) {
        expected.add(group.get(i));
      } else {
        others.add(group.get(i));
        placesOfOthers.set(i);
      }
    }
    return others.isEmpty() || expected.size() >= worthACall
        ? new Divided(expected, others, placesOfOthers)
        : new Divided(List.of(), group, new BitSet());
  }

  /** Drops only what has moved of a partnership's reference data. */
  private void check(Connection connection, PartnershipCode code) throws SQLException {
    AppendMemory.Partnership partnership = memory.require(code);
    List<StreamVersion> streams = List.copyOf(partnership.streams());
    Object[] numbers = streams.stream().map(StreamVersion::number).toArray();
    Object[] versions = streams.stream().map(StreamVersion::version).toArray();
    try (PreparedStatement statement = connection.prepareStatement(MOVED)) {
      statement.setInt(1, partnership.number());
      statement.setArray(2, connection.createArrayOf("int4", numbers));
      statement.setArray(3, connection.createArrayOf("int4", versions));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          Integer[] moved = (Integer[]) row.getArray("moved").getArray();
          partnership.checked(row.getInt("at_reference"), Set.copyOf(Arrays.asList(moved)));
        } else {
          memory.forget(code);
        }
      }
    }
  }

  private static List<AppendOutcome> merged(
      List<AppendOutcome> ofExpected, List<AppendOutcome> ofOthers, BitSet placesOfOthers) {
    Iterator<AppendOutcome> nextOfExpected = ofExpected.iterator();
    Iterator<AppendOutcome> nextOfOthers = ofOthers.iterator();
    int size = ofExpected.size() + ofOthers.size();
    List<AppendOutcome> merged = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      merged.add(placesOfOthers.get(i) ? nextOfOthers.next() : nextOfExpected.next());
    }
    return merged;
  }
}
