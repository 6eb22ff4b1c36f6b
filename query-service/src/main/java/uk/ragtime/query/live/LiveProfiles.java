package uk.ragtime.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.worker.Worker;

/**
 * Notifies followers of a profile's new position: at once after this instance has projected
 * something, and every second for commits of other instances. One read serves all followers, who
 * hold no connection to the database. It reads where things stand, not what happened, so nothing
 * stays unnoticed for longer than a second.
 */
@Component
public final class LiveProfiles implements SmartLifecycle {
  /** Interval at which commits of other instances are noticed. */
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /** A burst of commits leads to one look in this time; its last one always does. */
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);

  private static final String POSITIONS =
      """
      select partnership, area, position, recorded_at
        from profile_position
       where partnership = any (:partnerships)
      """;

  private final TenantTransactions transactions;
  private final Followers followers = new Followers();
  private final Map<PartnershipCode, Channel> channels = new ConcurrentHashMap<>();
  private final Worker worker =
      Worker.named("live-profiles")
          .every(LOOK_INTERVAL)
          .resting(LEAST_INTERVAL)
          .backOff(LOOK_INTERVAL, LOOK_INTERVAL)
          .repeating(_ -> look());
  private volatile boolean running;

  LiveProfiles(
      TenantTransactions transactions, AppliedPositions positions, MeterRegistry registry) {
    this.transactions = transactions;
    positions.onMove(worker::wake);
    Gauge.builder("ragtime.live.streams", followers, Followers::all)
        .description("Profiles that are followed live through this instance")
        .register(registry);
  }

  /**
   * Lets a member follow.
   *
   * @throws uk.ragtime.web.ProblemException too-many-streams
   */
  Following follow(PartnershipCode partnership, MemberHandle member) {
    followers.enter(partnership, member);
    Channel channel =
        channels.compute(partnership, (_, known) -> known == null ? new Channel() : known);
    Following following = new Following(channel, () -> leave(partnership, member));
    try {
      // A new follower does not wait for the next look.
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

  private void leave(PartnershipCode partnership, MemberHandle member) {
    channels.computeIfPresent(
        partnership, (_, channel) -> followers.leave(partnership, member) == 0 ? null : channel);
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
    worker.start();
  }

  /** Before the web server waits for its requests: those that follow would never end. */
  @Override
  public void stop() {
    running = false;
    channels.values().forEach(Channel::close);
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
