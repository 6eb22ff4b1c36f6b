package uk.ragtime.query.profiletopic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.PublishedProfiles.Published;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;

/**
 * Two instances that publish, on a Kafka of their own that goes away, and one that stands still.
 */
class ProfileTopicFaultsIT {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final String KEY = "kent/blackpool";
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Statement just before a profile is read, and the end of PostgreSQL's answer. */
  private static final String READS_PROFILE =
      "select coalesce(max(position), 0)\n  from profile_position";

  private static final String ANSWERED = "Z\0\0\0\5T";

  @TempDir private static Path directory;
  private static final TestIssuer issuer = TestIssuer.start();
  private static final FaultProxy here = FaultProxy.to(TestServers.postgres().port());
  private static final FaultProxy there = FaultProxy.to(TestServers.postgres().port());
  private static FaultProxy kafka;
  private static EmbeddedKafkaServer broker;
  private static TestLog log;
  private static Database inside;
  private static QueryService first;
  private static QueryService second;

  @BeforeAll
  static void start() {
    int port = Ports.free();
    kafka = FaultProxy.to(port);
    broker = EmbeddedKafkaServer.durable(directory, port, kafka.port());
    log = new TestLog(EventTopics.PREFIX, null, bootstrapServers());
    SampleEvents.setUp(log, KENT, issuer.issuer());
    TestDatabase database = QueryService.newDatabase();
    inside = new Database(database);
    first = start(database.through(here.port()));
    second = start(database.through(there.port()));
    awaitPublished(rate(Rating.RED));
  }

  private static QueryService start(TestDatabase database) {
    return QueryService.start(
        database,
        issuer,
        EventTopics.PREFIX,
        List.of("--ragtime.kafka.bootstrap-servers=" + bootstrapServers()));
  }

  private static String bootstrapServers() {
    return "127.0.0.1:" + kafka.port();
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    log.close();
    broker.close();
    kafka.close();
    here.close();
    there.close();
    issuer.close();
  }

  @Test
  void whatKafkaDidNotTakeIsPublishedWhenItIsBack() throws Exception {
    // given a profile that is on its way
    Breakpoint sent = kafka.before(KEY);
    long position = rate(Rating.AMBER);
    sent.await(SOON);

    // when Kafka goes away, then questions are answered
    kafka.refuse();
    kafka.endAll(ConnectionEnd.RESET);
    sent.end(ConnectionEnd.RESET);
    assertThat(
            first
                .get("viewer-kent", "/v1/kent/areas/blackpool/profile?minPosition=" + position)
                .status())
        .isEqualTo(200);

    // and when it is back, the topic has it, and what comes after
    kafka.heal();
    awaitPublished(position);
    awaitPublished(rate(Rating.GREEN));
    assertNoneOlderAfterNewer();
  }

  @Test
  void whoStoodStillWhileAnotherTookOverPublishesNothingOlder() throws Exception {
    // given an instance that has read a profile and stands still before it sends it
    Breakpoint firstReads = here.after(READS_PROFILE, ANSWERED);
    Breakpoint secondReads = there.after(READS_PROFILE, ANSWERED);
    long old = rate(Rating.AMBER);
    Eventually.holds(() -> assertThat(firstReads.isReached() || secondReads.isReached()).isTrue());
    Breakpoint held = firstReads.isReached() ? firstReads : secondReads;
    (held == firstReads ? secondReads : firstReads).release();

    // when its lease is over, another one publishes what has come since
    inside.run("update read.profile_publisher set lease_until = '-infinity'");
    long newer = rate(Rating.GREEN);
    awaitPublished(newer);
    assertThat(positions()).doesNotContain(old).endsWith(newer);

    // and it wakes up, then Kafka takes nothing from it
    held.release();
    awaitPublished(rate(Rating.RED));
    assertThat(positions()).doesNotContain(old);
    assertNoneOlderAfterNewer();
  }

  private static long rate(Rating rating) {
    long position =
        log.append(
            KENT,
            SampleEvents.rated(
                SampleEvents.SPRING,
                SampleEvents.BLACKPOOL,
                SampleEvents.MIDWIFERY,
                SampleEvents.TUNING_IN,
                null,
                rating,
                SampleEvents.FIRST_DAY),
            SampleEvents.SPRINGTIME);
    log.flush();
    return position;
  }

  /** Waits until it is noted that Kafka has it, and so is the topic's last word. */
  private static void awaitPublished(long position) {
    Eventually.holds(() ->
        assertThat(
                inside.ask("select position from read.published_profile where area = 'blackpool'"))
            .containsExactly(Long.toString(position)));
    // Kafka acknowledges a transaction before its readers can see the end of it.
    Eventually.holds(() -> assertThat(positions()).endsWith(position));
  }

  private static void assertNoneOlderAfterNewer() {
    assertThat(positions()).isSorted();
  }

  private static List<Long> positions() {
    return PublishedProfiles.all(EventTopics.profiles(EventTopics.PREFIX), bootstrapServers())
        .stream()
        .filter(one -> one.key().equals(KEY))
        .map(Published::position)
        .toList();
  }
}
