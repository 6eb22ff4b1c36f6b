package uk.ragtime.query.rebuild.load;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.date;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;
import static uk.ragtime.query.projection.ReadTable.uuid;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.feed.EventPage;
import uk.ragtime.query.feed.FeedProjection;
import uk.ragtime.query.feed.LoggedEvent;
import uk.ragtime.query.feed.PagePacker;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.rebuild.RebuildCancelledException;

/**
 * Writes the logs of the feed that a generation does not share with the serving one: full pages,
 * packed on a thread and written on a connection of their own, and what is left to the tails.
 */
final class FeedWriter implements AutoCloseable {
  /** Jobs waiting for the writer, some megabytes; a faster producer is blocked. */
  private static final int WAITING = 32;

  private static final int PAGES_PER_STATEMENT = 32;

  /**
   * Events of pages that are not full. With thousands of partnerships they would take more memory
   * than there is, so they are put into the tails, and read again when their page is full.
   */
  private static final int MAX_GATHERED = 100_000;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final String ADD_PAGE =
      "insert into feed.page (partnership, log, number, packed) values (?, ?, ?, ?)";

  private static final ReadTable HEAD =
      ReadTable.state("feed.head", 2, text("partnership"), uuid("log"), bigint("pages"));

  private static final ReadTable LOG = ReadTable.log("feed_log", text("partnership"), uuid("log"));

  private static final ReadTable TAIL =
      ReadTable.log(
          "feed.tail",
          text("partnership"),
          uuid("log"),
          bigint("position"),
          text("type"),
          text("stream"),
          bigint("stream_version"),
          timestamp("recorded_at"),
          date("effective_on"),
          text("actor"),
          text("correlation_id"),
          uuid("command_id"),
          text("trace_parent"),
          text("data"));

  /** The page of a log that is not full yet. */
  private static final class Page {
    private final PartnershipCode partnership;
    private final UUID log = UUID.randomUUID();
    private long number;
    private List<LoggedEvent> events = new ArrayList<>();
    private boolean inTail;

    Page(PartnershipCode partnership) {
      this.partnership = partnership;
    }
  }

  /** A task of the writer, for its own thread. */
  @FunctionalInterface
  private interface Job {
    void run() throws SQLException;
  }

  private final Connection connection;
  private final Map<PartnershipCode, Long> kept;
  private final int maxGathered;
  private final Map<PartnershipCode, Page> pages = new HashMap<>();
  private final RowBatch missing = new RowBatch();
  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(WAITING);
  private final RowBatch rows = new RowBatch();
  private final Thread writer;
  private int gathered;
  private int batched;
  private @Nullable PreparedStatement addPage;
  private boolean ended;
  private volatile @Nullable Exception failure;

  /**
   * @param connection whose search path is the generation; closed at the end
   * @param kept last positions of the logs that the generation shares with the serving one
   */
  FeedWriter(Connection connection, Map<PartnershipCode, Long> kept) {
    this(connection, kept, MAX_GATHERED);
  }

  FeedWriter(Connection connection, Map<PartnershipCode, Long> kept, int maxGathered) {
    this.connection = connection;
    this.kept = kept;
    this.maxGathered = maxGathered;
    this.writer = Thread.ofPlatform().name("rebuild-feed").start(this::write);
  }

  /**
   * @param row of {@link FeedProjection#TAIL}
   */
  void add(@Nullable Object[] row) throws SQLException {
    PartnershipCode partnership = (PartnershipCode) Objects.requireNonNull(row[0]);
    Long last = kept.get(partnership);
    if (last != null) {
      if ((Long) Objects.requireNonNull(row[1]) > last) {
        missing.add(FeedProjection.TAIL, row);
      }
      return;
    }
    LoggedEvent event = event(row);
    Page page = pages.computeIfAbsent(partnership, Page::new);
    page.events.add(event);
    gathered++;
    if (event.position() % EventPage.EVENTS == 0) {
      turn(page);
    } else if (gathered >= maxGathered) {
      for (Page one : pages.values()) {
        putIntoTail(one);
      }
    }
  }

  /** Number of events that are kept in memory until their page is full. */
  int gathered() {
    return gathered;
  }

  /** Has the full page written, and begins the next. */
  private void turn(Page page) throws SQLException {
    PartnershipCode partnership = page.partnership;
    UUID log = page.log;
    long number = page.number;
    if (page.inTail) {
      putIntoTail(page);
      handOver(() -> {
        addPages();
        rows.put(HEAD, partnership, log, number);
        rows.write(connection);
        if (!PagePacker.packPage(connection, partnership, log, number)) {
          throw new IllegalStateException("page %d lacks events".formatted(number));
        }
      });
    } else {
      List<LoggedEvent> events = page.events;
      handOver(() -> addPage(partnership, log, number, events));
      gathered -= events.size();
    }
    page.number++;
    page.events = new ArrayList<>(EventPage.EVENTS);
    page.inTail = false;
  }

  private void putIntoTail(Page page) throws SQLException {
    if (page.events.isEmpty()) {
      return;
    }
    List<LoggedEvent> events = page.events;
    handOver(() -> {
      events.forEach(event -> addToTail(page.partnership, page.log, event));
      rows.write(connection);
    });
    gathered -= events.size();
    page.events = new ArrayList<>();
    page.inTail = true;
  }

  /** Ends the logs, without waiting for it. */
  void finish() throws SQLException {
    for (Page page : pages.values()) {
      putIntoTail(page);
      long number = page.number;
      handOver(() -> {
        rows.put(HEAD, page.partnership, page.log, number);
        rows.add(LOG, page.partnership, page.log);
      });
    }
    handOver(() -> {
      addPages();
      rows.write(connection);
      connection.commit();
      ended = true;
    });
  }

  /**
   * Waits until everything is committed.
   *
   * @param meanwhile runs every second, and may abort by throwing
   */
  void await(Runnable meanwhile) throws SQLException {
    try {
      while (!writer.join(BETWEEN_LOOKS)) {
        meanwhile.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
    BackgroundFailure.rethrow(failure);
    // Projectors add the same events, and would wait for a transaction of a whole build.
    missing.write(connection);
    connection.commit();
  }

  private void handOver(Job job) throws SQLException {
    BackgroundFailure.rethrow(failure);
    try {
      while (!jobs.offer(job, 1, TimeUnit.SECONDS)) {
        BackgroundFailure.rethrow(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
  }

  private void write() {
    try {
      connection.setAutoCommit(false);
      while (!ended) {
        jobs.take().run();
      }
    } catch (InterruptedException e) {
      failure = new SQLException("interrupted", "57014", e);
    } catch (SQLException | RuntimeException e) {
      failure = e;
    }
  }

  private void addPage(PartnershipCode partnership, UUID log, long number, List<LoggedEvent> events)
      throws SQLException {
    PreparedStatement statement = addPage;
    if (statement == null) {
      statement = connection.prepareStatement(ADD_PAGE);
      addPage = statement;
    }
    statement.setString(1, partnership.value());
    statement.setObject(2, log);
    statement.setLong(3, number);
    statement.setBytes(4, EventPage.pack(events));
    statement.addBatch();
    batched++;
    if (batched == PAGES_PER_STATEMENT) {
      addPages();
    }
  }

  private void addPages() throws SQLException {
    if (addPage != null && batched > 0) {
      addPage.executeBatch();
      batched = 0;
    }
  }

  private void addToTail(PartnershipCode partnership, UUID log, LoggedEvent event) {
    rows.add(
        TAIL,
        partnership,
        log,
        event.position(),
        event.type(),
        event.stream(),
        event.streamVersion(),
        event.recordedAt(),
        event.effectiveOn(),
        event.actor(),
        event.otherCorrelation(),
        event.commandId(),
        event.traceParent(),
        event.data());
  }

  private static LoggedEvent event(@Nullable Object[] row) {
    return new LoggedEvent(
        (Long) Objects.requireNonNull(row[1]),
        (String) Objects.requireNonNull(row[2]),
        (String) Objects.requireNonNull(row[3]),
        (Long) Objects.requireNonNull(row[4]),
        (Instant) Objects.requireNonNull(row[5]),
        (LocalDate) row[6],
        Objects.requireNonNull(row[7]).toString(),
        (String) row[8],
        (UUID) Objects.requireNonNull(row[9]),
        (String) row[10],
        (String) Objects.requireNonNull(row[11]));
  }

  /** Discards everything that is not committed. */
  @Override
  public void close() throws SQLException {
    writer.interrupt();
    try {
      if (writer.isAlive()) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    } finally {
      connection.abort(Runnable::run);
    }
  }
}
