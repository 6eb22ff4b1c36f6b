package uk.ragtime.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Looks how far the profiles are that somebody follows: at once after this instance has projected
 * something, and every second for what other instances did. One read serves all who follow, however
 * many they are; who follows holds no connection to the database. What is read is where things
 * stand, not what happened, so nothing that is missed is missed for longer than a second.
 */
@Component
public final class LiveProfiles implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LiveProfiles.class);

  /** How soon something that another instance projected is seen. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** A burst is told at most so often; its last event always is. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final String POSITIONS =
      """
      select partnership, area, position, recorded_at
        from profile_position
       where partnership = any (:partnerships)
      """;

  private final TenantTransactions transactions;
  private final AppliedPositions positions;
  private final Followers followers = new Followers();
  private final Map<PartnershipCode, Channel> channels = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile Thread thread = Thread.ofVirtual().unstarted(this::follow);

  LiveProfiles(
      TenantTransactions transactions, AppliedPositions positions, MeterRegistry registry) {
    this.transactions = transactions;
    this.positions = positions;
    Gauge.builder("ragtime.live.streams", followers, Followers::all)
        .description("Profiles that are followed live through this instance")
        .register(registry);
  }

  /**
   * Lets a member follow.
   *
   * @throws uk.ragtime.web.ProblemException too-many-streams
   */
  Following follow(PartnershipCode partnership, MemberCode member) {
    followers.enter(partnership, member);
    Channel channel =
        channels.compute(partnership, (_, known) -> known == null ? new Channel() : known);
    Following following = new Following(channel, () -> leave(partnership, member));
    try {
      // Whoever comes does not wait for the next look.
      channel.tell(read(List.of(partnership)).getOrDefault(partnership, Map.of()));
    } catch (RuntimeException e) {
      following.close();
      throw e;
    }
    if (!running) {
      channel.close();
    }
    return following;
  }

  private void leave(PartnershipCode partnership, MemberCode member) {
    channels.computeIfPresent(
        partnership, (_, channel) -> followers.leave(partnership, member) == 0 ? null : channel);
  }

  private void follow() {
    long seen = -1;
    while (running) {
      try {
        seen = positions.awaitMove(seen, LOOK_AGAIN);
        look();
        Thread.sleep(GATHER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("How far profiles are could not be looked up; trying again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    List<PartnershipCode> followed = List.copyOf(channels.keySet());
    if (followed.isEmpty()) {
      return;
    }
    Map<PartnershipCode, Map<String, Change>> found = read(followed);
    followed.forEach(partnership -> {
      Channel channel = channels.get(partnership);
      if (channel != null) {
        channel.tell(found.getOrDefault(partnership, Map.of()));
      }
    });
  }

  private Map<PartnershipCode, Map<String, Change>> read(List<PartnershipCode> partnerships) {
    String[] codes = partnerships.stream().map(PartnershipCode::value).toArray(String[]::new);
    Map<PartnershipCode, Map<String, Change>> found = new HashMap<>();
    return transactions.inMonitoring(jdbc -> {
      jdbc.sql(POSITIONS)
          .param("partnerships", codes)
          .query(row -> {
            found
                .computeIfAbsent(
                    new PartnershipCode(row.getString("partnership")), _ -> new HashMap<>())
                .put(
                    row.getString("area"),
                    new Change(
                        row.getLong("position"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
          });
      return found;
    });
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("live-profiles").start(this::follow);
  }

  /** Before the web server waits for its requests: those that follow would never end. */
  @Override
  public void stop() {
    running = false;
    channels.values().forEach(Channel::close);
    thread.interrupt();
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
