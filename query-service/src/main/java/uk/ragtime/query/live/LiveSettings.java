package uk.ragtime.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.live}.
 *
 * @param heartbeat how often a stream shows that it lives, by which a client that is gone is
 *     noticed, and how soon it ends for a former member; short of what proxies take for a dead
 *     connection
 * @param longest how long a stream lasts at most, whatever becomes of its client: one that is there
 *     and does not read keeps its place so long. Whoever reads comes back and misses nothing
 */
@ConfigurationProperties("ragtime.live")
record LiveSettings(@DefaultValue("15s") Duration heartbeat, @DefaultValue("1h") Duration longest) {
  LiveSettings {
    if (!heartbeat.isPositive() || !longest.isPositive()) {
      throw new IllegalArgumentException(
          "ragtime.live.heartbeat and ragtime.live.longest must be longer than nothing");
    }
  }
}
