package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.store.AppendOutcome.Appended;

/** The outcomes of a group's requests when the call that writes it fails. */
class GroupWriterTest {
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final List<Integer> groupsTried = new ArrayList<>();
  private int told;

  private interface Fault {
    @Nullable SQLException in(List<PendingAppend> group);
  }

  private GroupWriter writer(Fault fault) {
    return new GroupWriter(
        group -> {
          groupsTried.add(group.size());
          SQLException failure = fault.in(group);
          if (failure != null) {
            throw failure;
          }
          return group.stream().<AppendOutcome>map(_ -> new Appended(1, 1)).toList();
        },
        (group, _) -> told += group.size());
  }

  private static SQLException failure(String state) {
    return new SQLException("as the database says", state);
  }

  private static List<PendingAppend> requests(int howMany, Duration deadline) {
    List<PendingAppend> requests = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      requests.add(
          PendingAppend.of(
              StoreUnderTest.request("lancashire", "area-" + i, 0, 1, Map.of()),
              System.nanoTime() + deadline.toNanos()));
    }
    return requests;
  }

  private static @Nullable Throwable failureOf(CompletableFuture<AppendOutcome> outcome)
      throws InterruptedException {
    assertThat(outcome).isDone();
    try {
      outcome.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Test
  void aPoisonedRequestIsFoundByHalvingAndAllOthersAreWritten() throws Exception {
    List<PendingAppend> group = requests(500, MAX_WAIT);
    PendingAppend poison = group.get(333);
    SQLException refusal = failure("22P05");

    writer(some -> some.contains(poison) ? refusal : null).write(group);

    for (int i = 0; i < group.size(); i++) {
      assertThat(failureOf(group.get(i).outcome())).isEqualTo(i == 333 ? refusal : null);
    }
    assertThat(told).isEqualTo(499);
    // twice as many calls as it takes to halve 500 down to 1, and the first
    assertThat(groupsTried).hasSizeLessThanOrEqualTo(19);
  }

  @Test
  void whileTheConnectionFailsTheSameCallIsMadeAgain() throws Exception {
    List<PendingAppend> group = requests(3, MAX_WAIT);

    writer(_ -> groupsTried.size() < 3 ? failure("08006") : null).write(group);

    assertThat(groupsTried).containsExactly(3, 3, 3);
    for (PendingAppend one : group) {
      assertThat(one.outcome().get()).isEqualTo(new Appended(1, 1));
    }
  }

  @Test
  void whenPatienceEndsAllAreToldThatTheStoreIsAway() throws Exception {
    List<PendingAppend> group = requests(2, Duration.ofMillis(300));

    writer(_ -> failure("57P03")).write(group);

    for (PendingAppend one : group) {
      assertThat(failureOf(one.outcome())).isInstanceOf(StoreUnavailableException.class);
    }
    assertThat(told).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "57P01", "57P03", "25006", "55000"})
  @DisplayName("C4: a connection that breaks is retried, whatever layer reports it")
  void aBrokenConnectionIsRetried(@Nullable String state) throws Exception {
    List<PendingAppend> group = requests(1, MAX_WAIT);

    writer(_ -> groupsTried.size() < 2 ? new SQLException("it broke", state) : null).write(group);

    assertThat(group.getFirst().outcome().get()).isEqualTo(new Appended(1, 1));
  }

  @Test
  void aFullDiskIsNobodysFaultAndIsToldAtOnce() throws Exception {
    List<PendingAppend> group = requests(4, MAX_WAIT);

    writer(_ -> failure("53100")).write(group);

    assertThat(groupsTried).containsExactly(4);
    for (PendingAppend one : group) {
      assertThat(failureOf(one.outcome())).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void nobodyIsLeftWaitingWhenTheWriterItselfFails() throws Exception {
    List<PendingAppend> group = requests(2, MAX_WAIT);
    Error failure = new OutOfMemoryError("as it may happen");

    assertThatThrownBy(() ->
            writer(
                    _ -> {
                      throw failure;
                    })
                .write(group))
        .isSameAs(failure);

    for (PendingAppend one : group) {
      assertThat(failureOf(one.outcome())).isSameAs(failure);
    }
  }

  @Test
  void whatHasWaitedTooLongIsNotWrittenAnyMore() throws Exception {
    List<PendingAppend> group = new ArrayList<>(requests(1, Duration.ofNanos(-1)));
    group.addAll(requests(2, MAX_WAIT));

    writer(_ -> null).write(group);

    assertThat(groupsTried).containsExactly(2);
    assertThat(failureOf(group.getFirst().outcome()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("nothing is recorded");
    assertThat(group.getLast().outcome().get()).isEqualTo(new Appended(1, 1));
  }
}
