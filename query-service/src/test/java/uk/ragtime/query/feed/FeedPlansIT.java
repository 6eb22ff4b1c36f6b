package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.rating.GrowingLog;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.address.PublicUrl;

/** Likewise of the pages of the feed, which are read from the first event to the last. */
class FeedPlansIT {
  private static final int LIMIT = 100;

  /** The event, and the way to it through the index. */
  private static final int BLOCKS_OF_AN_EVENT = 5;

  @Test
  void whatAPageReadsDoesNotGrowWithTheLog() {
    try (GrowingLog log = new GrowingLog()) {
      // given
      Map<Long, Consumer<Tenant>> pages = new TreeMap<>();
      for (long after : List.of(0L, 400L, 100_000L, 199_900L)) {
        pages.put(
            after,
            tenant ->
                EventLog.page(tenant, new Page(after, LIMIT), PublicUrl.parse("http://localhost")));
      }

      // when
      log.growFeed();
      log.growAfter(List.copyOf(pages.values()));
      log.growFeed();

      // then, whether or not the planner has been told
      assertSmall(log, pages);
      log.analyse();
      assertSmall(log, pages);
    }
  }

  private static void assertSmall(GrowingLog log, Map<Long, Consumer<Tenant>> pages) {
    assertThat(pages)
        .allSatisfy((after, page) ->
            assertThat(log.blocksRead(page))
                .as("after " + after)
                .isLessThan((long) LIMIT * BLOCKS_OF_AN_EVENT));
  }
}
