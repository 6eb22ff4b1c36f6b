package uk.ragtime.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

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
    new Setting("ragtime.live.heartbeat").requirePositive(heartbeat, "15s");
    new Setting("ragtime.live.longest").requirePositive(longest, "1h");
  }
}
