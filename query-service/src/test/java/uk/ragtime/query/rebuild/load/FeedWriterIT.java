package uk.ragtime.query.rebuild.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.feed.EventPage;
import uk.ragtime.query.feed.LoggedEvent;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.TestDatabase;

/** More partnerships at once than the memory has room for pages of. */
class FeedWriterIT {
  private static final int MAX_GATHERED = 600;
  private static final PartnershipCode ALONE = new PartnershipCode("alone");

  private static final String PAGES =
      """
      select p.number, p.packed
        from feed.page p
        join read_1.feed_log f using (partnership, log)
       where partnership = ?
       order by p.number
      """;

  private static final String TAIL =
      """
      select t.position, t.command_id, t.data
        from feed.tail t
        join read_1.feed_log f using (partnership, log)
       where partnership = ?
       order by t.position
      """;

  private final TestDatabase database = QueryService.newDatabase();
  private final Map<PartnershipCode, List<String>> written = new TreeMap<>();

  @Test
  void pagesThatWerePutIntoTheTailMeanwhileAreFullPagesInTheEnd() throws SQLException {
    try (FeedWriter writer = new FeedWriter(connection(), Map.of(), MAX_GATHERED)) {
      // given a log that fills a page before the memory is full
      for (int i = 0; i < 300; i++) {
        add(writer, ALONE);
      }

      // when seven others take turns, so that each page is spilled before it is full
      for (int i = 0; i < 530; i++) {
        for (int other = 0; other < 7; other++) {
          if (i < 240 + 50 * other) {
            add(writer, new PartnershipCode("other-" + other));
          }
        }
      }
      writer.finish();
      writer.await(() -> {});
    }

    // then every log has all its events, in full pages and a rest
    for (var log : written.entrySet()) {
      int events = log.getValue().size();
      assertThat(read(log.getKey())).isEqualTo(log.getValue());
      assertThat(pagesAndRest(log.getKey()))
          .containsExactly("%d %d".formatted(events / EventPage.EVENTS, events % EventPage.EVENTS));
    }
    assertThat(written).hasSize(8);
  }

  private Connection connection() throws SQLException {
    Connection connection = database.connect(database.owner());
    connection.createStatement().execute("set search_path to read_1, read");
    return connection;
  }

  private void add(FeedWriter writer, PartnershipCode partnership) throws SQLException {
    List<String> before = written.computeIfAbsent(partnership, _ -> new ArrayList<>());
    long position = before.size() + 1L;
    UUID command = new UUID(partnership.hashCode(), position);
    String data = "{\"of\": \"%s\", \"n\": %d}".formatted(partnership, position);
    @Nullable Object[] row = {
      partnership,
      position,
      "uk.ragtime.area-revised.v1",
      "area/" + position % 5,
      position,
      Instant.parse("2026-03-01T09:00:00Z").plusMillis(position),
      position % 2 == 0 ? LocalDate.of(2026, 3, 1) : null,
      "member",
      position % 3 == 0 ? "request" : null,
      command,
      null,
      data
    };
    writer.add(row);
    before.add(position + " " + command + " " + data);
    assertThat(writer.gathered()).isLessThan(MAX_GATHERED);
  }

  private List<String> read(PartnershipCode partnership) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connection();
        PreparedStatement pages = connection.prepareStatement(PAGES);
        PreparedStatement tail = connection.prepareStatement(TAIL)) {
      pages.setString(1, partnership.value());
      tail.setString(1, partnership.value());
      try (ResultSet row = pages.executeQuery()) {
        while (row.next()) {
          for (LoggedEvent event : EventPage.unpack(row.getLong(1), row.getBytes(2))) {
            found.add(event.position() + " " + event.commandId() + " " + event.data());
          }
        }
      }
      try (ResultSet row = tail.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1) + " " + row.getString(2) + " " + row.getString(3));
        }
      }
    }
    return found;
  }

  private List<String> pagesAndRest(PartnershipCode partnership) {
    return new Database(database)
        .ask(
            """
            select h.pages || ' ' || (select count(*)
                                        from feed.tail t
                                       where t.partnership = h.partnership
                                         and t.log = h.log)
              from feed.head h
             where h.partnership = ?
            """,
            partnership.value());
  }
}
