package uk.ragtime.benchmarks.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.store.AppendOutcome;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.BulkAppend;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Events that are decided already, handed to the store as an import would: one source, eleven
 * events a request, each request checked against the six streams that a rating rests on.
 */
public final class BulkAppends implements Contender {
  /** The requests of one import: long enough that its beginning and end do not count. */
  private static final int IMPORT = 2_000;

  /** Streams of their own: nobody decides on them meanwhile. */
  private static final CycleCode CYCLE = new CycleCode("2025-imported");

  private static final String VERSIONS =
      """
      select p.code, s.name, s.version
      from store.stream s
      join store.partnership p on p.number = s.partnership
      where s.name not like 'assessment/%'
      """;

  private final CommandService service;
  private final Land land;
  private final BulkAppend bulkAppend;
  private final Map<StreamKey, Long> restedOn = new HashMap<>();
  private final Map<StreamKey, Long> written = new HashMap<>();

  public BulkAppends(CommandService service, Land land) throws SQLException {
    this.service = service;
    this.land = land;
    bulkAppend = service.part(BulkAppend.class);
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
    Land.Walk walk = land.walks(1).getFirst();
    return List.of(() -> append(walk));
  }

  private int append(Land.Walk walk) {
    bulkAppend.append(
        Stream.generate(walk::next).limit(IMPORT).map(this::request).iterator(), this::told);
    return IMPORT * Land.CAPABILITIES.size();
  }

  private void told(AppendRequest request, AppendOutcome outcome) {
    switch (outcome) {
      case AppendOutcome.Appended appended -> written.put(request.stream(), appended.version());
      case AppendOutcome.ConcurrencyConflict _ ->
          throw new IllegalStateException("moved: " + request.stream());
      case AppendOutcome.DuplicateIdempotencyKey _ ->
          throw new IllegalStateException("there was no key");
    }
  }

  private AppendRequest request(Land.Stop stop) {
    AssessmentKey like = stop.assessment();
    AssessmentKey key = new AssessmentKey(like.partnership(), CYCLE, like.area(), like.agency());
    StreamKey stream = new StreamKey(key.partnership(), key.stream());
    return new AppendRequest(
        stream,
        written.getOrDefault(stream, 0L),
        appendCondition(key),
        UUID.randomUUID(),
        new Origin(Founding.RATER, null, null, null),
        IntStream.range(0, Land.CAPABILITIES.size())
            .<DomainEvent>mapToObj(capability -> changed(key, capability, stop.turn(capability)))
            .toList(),
        Map.of(),
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
            StreamId.of(Land.CHECKLIST))) {
      versions.put(stream, restedOn.getOrDefault(new StreamKey(key.partnership(), stream), 0L));
    }
    return versions;
  }

  private static RatingChanged changed(AssessmentKey key, int capability, Rating to) {
    return new RatingChanged(
        key.cycle(),
        key.area(),
        key.agency(),
        Land.CAPABILITIES.get(capability),
        to == Rating.RED ? Rating.GREEN : Rating.RED,
        to,
        Stage.SELF,
        Ratings.REASON,
        null,
        List.of(),
        LocalDate.now(Calendar.LONDON),
        false);
  }

  @Override
  public long kept() throws SQLException {
    return DatabaseServer.number(service.database(), "select last_offset from store.global_head");
  }
}
