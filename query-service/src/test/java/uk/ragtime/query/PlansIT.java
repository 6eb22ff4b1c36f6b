package uk.ragtime.query;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.ragtime.query.audit.AuditPlans;
import uk.ragtime.query.feed.FeedPlans;
import uk.ragtime.query.rating.GrowingLog;
import uk.ragtime.query.rating.GrowthQuestions;
import uk.ragtime.query.rating.RatingPlans;

/**
 * A connection keeps the plans that it made when the log was small. They must be such that a
 * question reads what it is about, however long the log has become. All are asked of one log, for
 * it takes most of the time to grow.
 */
@TestMethodOrder(OrderAnnotation.class)
class PlansIT {
  private static final RatingPlans ratings = new RatingPlans();
  private static final AuditPlans audit = new AuditPlans();
  private static final FeedPlans feed = new FeedPlans();

  private static GrowingLog log;

  @BeforeAll
  static void grow() {
    log = new GrowingLog();
    log.growFeed();
    log.growAfter(
        Stream.<GrowthQuestions>of(ratings, audit, feed)
            .map(GrowthQuestions::all)
            .flatMap(List::stream)
            .toList());
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  @Order(1)
  void whatAQuestionAboutRatingsReadsDoesNotGrowWithTheLog() {
    ratings.assertSmall(log);
  }

  @Test
  @Order(2)
  void whatAPageOfTheAuditReadsDoesNotGrowWithTheLog() {
    audit.assertSmall(log);
  }

  /** The last, for it tells the planner in the end. */
  @Test
  @Order(3)
  void whatAPageOfTheFeedReadsDoesNotGrowWithTheLog() {
    log.growFeed();
    feed.assertSmall(log);

    log.analyse();
    feed.assertSmall(log);
  }
}
