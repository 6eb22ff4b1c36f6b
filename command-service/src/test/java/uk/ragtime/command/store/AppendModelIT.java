package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;
import uk.ragtime.command.store.AppendOutcome.DuplicateIdempotencyKey;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/**
 * Random groups of requests, in which all that can happen happens side by side, appended to the
 * real store by two instances and a former release, and to a model that takes them one by one.
 */
class AppendModelIT {
  private static final int GROUPS = 400;
  private static final int REQUESTS = 14;

  /**
   * @param worthACall how many requests of a group have a call of their own
   */
  @ParameterizedTest
  @CsvSource({"1, 32", "2, 32", "3, 32", "4, 1", "5, 1"})
  void whatAGroupIsAnsweredAndLeavesIsWhatOneByOneWouldBe(long seed, int worthACall)
      throws SQLException {
    try (StoreUnderTest store = StoreUnderTest.migrated()) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      List<GroupWriter.Call> instances =
          List.of(
              new AppendStatement(store.pool(1), meters, worthACall),
              new AppendStatement(store.pool(1), meters, worthACall),
              new FormerAppend(store.pool(1)));
      Random turns = new Random(seed);
      int turn = 0;
      Model model = new Model();
      Source source = new Source(new Random(seed), model);
      for (int i = 0; i < GROUPS; i++) {
        List<PendingAppend> group = source.group();
        turn = turns.nextInt(12) == 0 ? turns.nextInt(instances.size()) : turn;

        List<AppendOutcome> told = instances.get(turn).execute(group);

        assertThat(told)
            .as("group %d of seed %d", i, seed)
            .containsExactlyElementsOf(model.append(group, told));
      }
      assertThat(store.rows(LOG)).containsExactlyElementsOf(model.log());
      assertThat(model.told.keySet())
          .as("kinds of outcome that came about")
          .containsExactlyInAnyOrder("appended", "moved", "known", "found again", "nothing");
      assertThat(meters.get("ragtime.store.appends").tag("call", "expected").counter().count())
          .isPositive();
      assertThat(meters.get("ragtime.store.surprises").counter().count()).isPositive();
    }
  }

  private static final String LOG =
      """
      select partnership, position, stream, version, command_id
      from store.recorded_event
      order by partnership, position\
      """;

  /** The store as one would write it down on paper. */
  private static final class Model {
    private record Key(String partnership, String key) {}

    private final List<String> log = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<StreamKey, VersionedState<UUID>> streams = new HashMap<>();
    private final Map<Key, OriginalAnswer> keys = new HashMap<>();
    private final Map<UUID, Appended> commands = new HashMap<>();
    private final Map<String, Integer> told = new LinkedHashMap<>();

    long version(StreamKey stream) {
      VersionedState<UUID> known = streams.get(stream);
      return known == null ? 0 : known.version();
    }

    /** By partnership; within one, in the order of positions. */
    List<String> log() {
      return log.stream()
          .sorted(Comparator.comparing((String line) -> line.substring(0, line.indexOf('|'))))
          .toList();
    }

    /** Takes the requests in the order in which they were recorded, for they do not meet. */
    List<AppendOutcome> append(List<PendingAppend> group, List<AppendOutcome> told) {
      AppendOutcome[] outcomes = new AppendOutcome[group.size()];
      IntStream.range(0, group.size())
          .boxed()
          .sorted(
              Comparator.comparingLong(
                  i -> told.get(i) instanceof Appended appended ? appended.position() : 0))
          .forEach(i -> outcomes[i] = append(group.get(i).request()));
      return List.of(outcomes);
    }

    AppendOutcome append(AppendRequest request) {
      String partnership = request.stream().partnership().value();
      IdempotencyKey used = request.key();
      Key key = used == null ? null : new Key(partnership, used.value());
      if (key != null && keys.containsKey(key)) {
        return told("known", new DuplicateIdempotencyKey(keys.get(key)));
      }
      boolean moved =
          version(request.stream()) != request.expectedVersion()
              || request.appendCondition().entrySet().stream()
                  .anyMatch(seen ->
                      version(new StreamKey(request.stream().partnership(), seen.getKey()))
                          != seen.getValue());
      if (moved) {
        Appended before = commands.get(request.command());
        return before == null
            ? told("moved", new ConcurrencyConflict())
            : told("found again", before);
      }
      Appended appended = record(partnership, request);
      if (key != null && used != null) {
        keys.put(
            key,
            new OriginalAnswer(
                used.fingerprint(), appended.position(), appended.version(), request.created()));
      }
      return told(request.events().isEmpty() ? "nothing" : "appended", appended);
    }

    private Appended record(String partnership, AppendRequest request) {
      long version = request.expectedVersion();
      for (int i = 0; i < request.events().size(); i++) {
        version++;
        long position = positions.merge(partnership, 1L, Long::sum);
        streams.put(request.stream(), new VersionedState<>(request.command(), version, position));
        log.add(
            String.join(
                "|",
                partnership,
                Long.toString(position),
                request.stream().stream().value(),
                Long.toString(version),
                request.command().toString()));
      }
      VersionedState<UUID> last = streams.get(request.stream());
      Appended appended = new Appended(last == null ? 0 : last.position(), version);
      if (!request.events().isEmpty()) {
        commands.put(request.command(), appended);
      }
      return appended;
    }

    private <T extends AppendOutcome> T told(String what, T outcome) {
      told.merge(what, 1, Integer::sum);
      return outcome;
    }
  }

  /** Makes requests that are mostly right, sometimes behind, and sometimes sent before. */
  private static final class Source {
    private final Random random;
    private final Model model;
    private final List<AppendRequest> sent = new ArrayList<>();

    Source(Random random, Model model) {
      this.random = random;
      this.model = model;
    }

    List<PendingAppend> group() {
      GroupQueue<AppendRequest> backlog = new GroupQueue<>(request -> request, REQUESTS, 1_000);
      int howMany = 1 + random.nextInt(oneIn(2) ? 3 : REQUESTS);
      for (int i = 0; i < howMany; i++) {
        backlog.add(oneIn(8) && !sent.isEmpty() ? again() : request());
      }
      List<AppendRequest> group = backlog.next();
      sent.addAll(group);
      return group.stream().map(request -> PendingAppend.of(request, Long.MAX_VALUE)).toList();
    }

    private boolean oneIn(int howMany) {
      return random.nextInt(howMany) == 0;
    }

    private AppendRequest again() {
      return sent.get(random.nextInt(sent.size()));
    }

    private AppendRequest request() {
      String partnership = "model-" + random.nextInt(3);
      StreamKey stream = new StreamKey(new PartnershipCode(partnership), stream());
      Map<StreamId, Long> appendCondition = new HashMap<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        StreamId other = stream();
        if (!other.equals(stream.stream())) {
          appendCondition.put(other, seen(new StreamKey(stream.partnership(), other)));
        }
      }
      return StoreUnderTest.request(
          stream,
          seen(stream),
          oneIn(6) ? 0 : 1 + random.nextInt(4),
          appendCondition,
          key(),
          new UUID(random.nextLong(), random.nextLong()));
    }

    /** Areas, which the reference number stands for, and assessments, which are named. */
    private StreamId stream() {
      int area = random.nextInt(20);
      return area < 5
          ? StoreUnderTest.area("area-" + area)
          : StoreUnderTest.assessment("area-" + area);
    }

    private long seen(StreamKey stream) {
      return oneIn(12) ? random.nextInt(4) : model.version(stream);
    }

    private @Nullable IdempotencyKey key() {
      return oneIn(2) ? null : new IdempotencyKey("key-" + random.nextInt(2_000), "f");
    }
  }
}
