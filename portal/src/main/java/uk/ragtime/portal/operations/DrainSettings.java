package uk.ragtime.portal.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.drain}, as in the services.
 *
 * @param pause how long a portal that stops goes on serving while it says that it is not ready:
 *     longer than its proxy takes to notice. Nothing without a proxy
 */
@ConfigurationProperties("ragtime.drain")
record DrainSettings(@DefaultValue("0s") Duration pause) {
  DrainSettings {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("ragtime.drain.pause must not be negative");
    }
  }
}
