package uk.ragtime.query.erasure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kernel.Slug;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.erasure}.
 *
 * @param reader name under which this service reports erasures as carried out; instances that share
 *     a database share it, others do not. command-service awaits the readers that it lists
 */
@ConfigurationProperties("ragtime.erasure")
record ErasureSettings(@DefaultValue("query-service") String reader) {
  /** Finds a mistake at the start and not at the first erasure. */
  ErasureSettings {
    if (!Slug.is(reader)) {
      Setting setting = new Setting("ragtime.erasure.reader");
      throw setting.refused(
          "is no name of a reader: '" + reader + "'",
          "Set %s to lower-case letters, digits and hyphens, such as query-service."
              .formatted(setting.variable()));
    }
  }
}
