package uk.ragtime.benchmarks.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.store.AppendOutcome;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Decided events, appended as an import would append them: from one source, eleven events a
 * request, each request checked against the six streams that a rating depends on. Two groups are in
 * flight at a time: one that is being written and one that fills.
 */
public final class BulkAppends implements Contender {
  /** The requests of one import: long enough that its beginning and end do not count. */
  private static final int IMPORT = 2_000;

  /** Requests in flight: as many as have the events of two groups. */
  private static final int IN_FLIGHT = 4_000 / Workload.CAPABILITIES.size();

  /** Streams of their own, on which no command decides meanwhile. */
  private static final CycleCode CYCLE = new CycleCode("2025-imported");

  private static final String VERSIONS =
      """
      select p.code, s.name, s.version
      from store.stream s
      join store.partnership p on p.number = s.partnership
      where s.name not like 'assessment/%'
      """;

  private final InProcessCommandService service;
  private final Workload workload;
  private final GroupCommit groupCommit;
  private final Map<StreamKey, Long> restedOn = new HashMap<>();
  private final Map<StreamKey, Long> written = new ConcurrentHashMap<>();

  public BulkAppends(InProcessCommandService service, Workload workload) throws SQLException {
    this.service = service;
    this.workload = workload;
    groupCommit = service.part(GroupCommit.class);
    readVersions();
  }

  private void readVersions() throws SQLException {
    try (Connection connection = service.database().connect(service.database().owner());
        PreparedStatement statement = connection.prepareStatement(VERSIONS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        restedOn.put(
            new StreamKey(new PartnershipCode(rows.getString(1)), new StreamId(rows.getString(2))),
            rows.getLong(3));
      }
    }
  }

  @Override
  public String name() {
    return "bulk append";
  }

  /** One, however many are asked for: an import is one source. */
  @Override
  public List<Caller> callers(int callers) {
    Workload.Cursor cursor = workload.walks(1).getFirst();
    return List.of(() -> append(cursor));
  }

  private int append(Workload.Cursor cursor) throws InterruptedException, ExecutionException {
    Semaphore room = new Semaphore(IN_FLIGHT);
    List<Future<?>> appends = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IMPORT; i++) {
        AppendRequest request = request(cursor.next());
        room.acquire();
        appends.add(threads.submit(() -> append(request, room)));
      }
    }
    for (Future<?> append : appends) {
      append.get();
    }
    return IMPORT * Workload.CAPABILITIES.size();
  }

  private void append(AppendRequest request, Semaphore room) {
    try {
      record(request, groupCommit.append(request));
    } finally {
      room.release();
    }
  }

  private void record(AppendRequest request, AppendOutcome outcome) {
    switch (outcome) {
      case AppendOutcome.Appended appended -> written.put(request.stream(), appended.version());
      case AppendOutcome.ConcurrencyConflict _ ->
          throw new IllegalStateException("moved: " + request.stream());
      case AppendOutcome.DuplicateIdempotencyKey _ ->
          throw new IllegalStateException("there was no key");
    }
  }

  private AppendRequest request(Workload.Item item) {
    AssessmentKey like = item.assessment();
    AssessmentKey key = new AssessmentKey(like.partnership(), CYCLE, like.area(), like.agency());
    StreamKey stream = new StreamKey(key.partnership(), key.stream());
    return new AppendRequest(
        stream,
        written.getOrDefault(stream, 0L),
        appendCondition(key),
        UUID.randomUUID(),
        new Origin(ActorId.OPERATOR, null, null, null),
        IntStream.range(0, Workload.CAPABILITIES.size())
            .<DomainEvent>mapToObj(capability -> changed(key, capability, item.turn(capability)))
            .toList(),
        ErasableRows.NONE,
        null,
        false);
  }

  private Map<StreamId, Long> appendCondition(AssessmentKey key) {
    Map<StreamId, Long> versions = new HashMap<>();
    for (StreamId stream :
        List.of(
            StreamId.MEMBERS,
            StreamId.CYCLES,
            StreamId.of(key.area()),
            StreamId.of(key.agency()),
            StreamId.of(Workload.CHECKLIST))) {
      versions.put(stream, restedOn.getOrDefault(new StreamKey(key.partnership(), stream), 0L));
    }
    return versions;
  }

  private static RatingChanged changed(AssessmentKey key, int capability, Rating to) {
    return new RatingChanged(
        key.cycle(),
        key.area(),
        key.agency(),
        Workload.CAPABILITIES.get(capability),
        to == Rating.RED ? Rating.GREEN : Rating.RED,
        to,
        Stage.SELF,
        RatingSequence.REASON,
        null,
        null,
        0,
        LocalDate.now(Calendar.LONDON),
        false);
  }

  @Override
  public long kept() throws SQLException {
    return DatabaseServer.number(service.database(), "select last_offset from store.global_head");
  }
}
