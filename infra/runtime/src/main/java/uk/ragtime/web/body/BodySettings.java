package uk.ragtime.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.body}: what a request may send.
 *
 * @param limit bytes a body may have; a bulk of 200 ratings with long rationales fits
 */
@ConfigurationProperties("ragtime.body")
record BodySettings(@DefaultValue("256KB") DataSize limit) {
  BodySettings {
    if (limit.toBytes() < 1) {
      Setting setting = new Setting("ragtime.body.limit");
      throw setting.refused(
          "must be at least one byte, and is " + limit,
          "Set %s to a size such as 256KB.".formatted(setting.variable()));
    }
  }
}
