package uk.ragtime.server.stop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.drain}.
 *
 * @param pause how long a server that stops goes on serving while it says that it is not ready:
 *     longer than its proxy takes to notice. Nothing without a proxy
 */
@ConfigurationProperties("ragtime.drain")
record DrainSettings(@DefaultValue("0s") Duration pause) {
  /** More would outlast the patience of any platform that stops it. */
  private static final Duration LONGEST = Duration.ofHours(1);

  DrainSettings {
    if (pause.isNegative() || pause.compareTo(LONGEST) > 0) {
      Setting setting = new Setting("ragtime.drain.pause");
      throw setting.refused(
          "must be between 0 and " + LONGEST + ", and is " + pause,
          "Set %s to the time that the proxy takes to notice, such as 6s."
              .formatted(setting.variable()));
    }
  }
}
