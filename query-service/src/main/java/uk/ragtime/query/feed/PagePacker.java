package uk.ragtime.query.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.worker.Worker;

/**
 * Packs full pages of the logs that the serving generation is read with: what the projector adds to
 * their tails, and what a migration has left there. Readers find each event in one place or the
 * other, because a page is moved in one transaction.
 */
@Component
public final class PagePacker implements SmartLifecycle {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Limits a transaction to some thousand events. */
  private static final int PAGES_AT_ONCE = 16;

  private static final String FULL =
      """
      select f.partnership, f.log, h.pages
        from feed_log f
        join feed.head h on h.partnership = f.partnership and h.log = f.log
        join applied_position a on a.partnership = f.partnership
       where a.position >= (h.pages + 1) * 256
       order by f.partnership
      """;

  private static final String EVENTS =
      """
      select %s
        from feed.tail t
       where t.partnership = ?
         and t.log = ?
         and t.position between ? and ?
       order by t.position
      """
          .formatted(EventPages.COLUMNS);

  /** One instance packs a page; another that has begun to finds no row, and leaves it. */
  private static final String COUNT_PAGE =
      """
      update feed.head
         set pages = pages + 1
       where partnership = ?
         and log = ?
         and pages = ?
      """;

  private static final String ADD_PAGE =
      "insert into feed.page (partnership, log, number, packed) values (?, ?, ?, ?)";

  private static final String CUT_TAIL =
      """
      delete from feed.tail
       where partnership = ?
         and log = ?
         and position <= ?
      """;

  /** A log with a full page that is not packed. */
  private record Pending(PartnershipCode partnership, UUID log, long pages) {}

  private final TenantTransactions transactions;
  private final Worker worker;

  PagePacker(TenantTransactions transactions) {
    this.transactions = transactions;
    this.worker =
        Worker.named("feed-pages")
            .every(LOOK_INTERVAL)
            .backOff(FIRST_PAUSE, LONGEST_PAUSE)
            .repeating(this::pass);
  }

  /** Packs all that is full now. */
  void pack() {
    for (Pending pending : pending()) {
      packAll(pending);
    }
  }

  private void pass(Worker current) {
    for (Pending pending : pending()) {
      if (current.isStopping()) {
        return;
      }
      packAll(pending);
      current.progressed();
    }
  }

  private List<Pending> pending() {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(FULL)
            .query((row, _) ->
                new Pending(
                    new PartnershipCode(row.getString("partnership")),
                    row.getObject("log", UUID.class),
                    row.getLong("pages")))
            .list());
  }

  private void packAll(Pending pending) {
    Pending now = pending;
    int packed;
    do {
      Pending from = now;
      packed =
          transactions.project(Set.of(from.partnership()), connection -> pack(connection, from));
      now = new Pending(from.partnership(), from.log(), from.pages() + packed);
    } while (packed == PAGES_AT_ONCE && worker.isRunning());
  }

  /** Packs a few pages; returns how many. */
  private static int pack(Connection connection, Pending pending) throws SQLException {
    for (int done = 0; done < PAGES_AT_ONCE; done++) {
      long number = pending.pages() + done;
      if (!packPage(connection, pending.partnership(), pending.log(), number)) {
        return done;
      }
    }
    return PAGES_AT_ONCE;
  }

  /**
   * Moves the events of the next page from the tail into the page, within the caller's transaction.
   *
   * @return false if the page is not full, or somebody else has packed it
   */
  public static boolean packPage(
      Connection connection, PartnershipCode partnership, UUID log, long number)
      throws SQLException {
    List<LoggedEvent> events = tail(connection, partnership, log, number);
    if (events.size() != EventPage.EVENTS) {
      return false;
    }
    try (PreparedStatement count = connection.prepareStatement(COUNT_PAGE);
        PreparedStatement add = connection.prepareStatement(ADD_PAGE);
        PreparedStatement cut = connection.prepareStatement(CUT_TAIL)) {
      bind(count, partnership, log, number);
      if (count.executeUpdate() != 1) {
        return false;
      }
      bind(add, partnership, log, number);
      add.setBytes(4, EventPage.pack(events));
      add.executeUpdate();
      bind(cut, partnership, log, events.getLast().position());
      cut.executeUpdate();
      return true;
    }
  }

  private static List<LoggedEvent> tail(
      Connection connection, PartnershipCode partnership, UUID log, long number)
      throws SQLException {
    long first = EventPage.firstOf(number);
    List<LoggedEvent> events = new ArrayList<>(EventPage.EVENTS);
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      bind(statement, partnership, log, first);
      statement.setLong(4, first + EventPage.EVENTS - 1);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(EventPages.event(row));
        }
      }
    }
    return events;
  }

  private static void bind(
      PreparedStatement statement, PartnershipCode partnership, UUID log, long number)
      throws SQLException {
    statement.setString(1, partnership.value());
    statement.setObject(2, log);
    statement.setLong(3, number);
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
