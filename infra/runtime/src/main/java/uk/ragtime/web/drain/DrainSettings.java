package uk.ragtime.web.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.drain}.
 *
 * @param pause how long a service that stops goes on serving while it says that it is not ready:
 *     longer than its proxy takes to notice. Nothing without a proxy
 */
@ConfigurationProperties("ragtime.drain")
record DrainSettings(@DefaultValue("0s") Duration pause) {
  /** More would outlast the patience of any platform that stops it. */
  private static final Duration LONGEST = Duration.ofHours(1);

  DrainSettings {
    if (pause.isNegative() || pause.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("ragtime.drain.pause must be between 0 and " + LONGEST);
    }
  }
}
