package uk.ragtime.query.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.reference}: reference data in memory.
 *
 * @param memoryMegabytes bound of all partnerships together: 0 to 4,096; at 0 nothing is kept
 */
@ConfigurationProperties("ragtime.reference")
public record ReferenceSettings(@DefaultValue("64") int memoryMegabytes) {
  private static final int MOST = 4_096;

  public ReferenceSettings {
    if (memoryMegabytes < 0 || memoryMegabytes > MOST) {
      Setting setting = new Setting("ragtime.reference.memory-megabytes");
      throw setting.refused(
          "must be from 0 to %d, and is %d".formatted(MOST, memoryMegabytes),
          "Set %s to a number of megabytes such as 64.".formatted(setting.variable()));
    }
  }
}
