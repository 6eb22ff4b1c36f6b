package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.rating.GrowingLog;
import uk.ragtime.query.rating.GrowthQuestions;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.address.PublicUrl;

/** Pages of the feed, which are read from the first event to the last. */
public final class FeedPlans implements GrowthQuestions {
  private static final int LIMIT = 100;

  /** The event, and the way to it through the index. */
  private static final int BLOCKS_OF_AN_EVENT = 5;

  private final Map<Long, Consumer<Tenant>> pages = new TreeMap<>();

  /** Pages at the beginning and the end, and amid them. */
  public FeedPlans() {
    for (long after : List.of(0L, 400L, 100_000L, 199_900L)) {
      pages.put(
          after,
          tenant ->
              EventLog.page(tenant, new Page(after, LIMIT), PublicUrl.parse("http://localhost")));
    }
  }

  @Override
  public List<Consumer<Tenant>> all() {
    return List.copyOf(pages.values());
  }

  @Override
  public void assertSmall(GrowingLog log) {
    assertThat(pages)
        .allSatisfy((after, page) ->
            assertThat(log.blocksRead(page))
                .as("after " + after)
                .isLessThan((long) LIMIT * BLOCKS_OF_AN_EVENT));
  }
}
