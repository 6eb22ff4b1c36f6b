package uk.ragtime.query.erasure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.kernel.Slug;

/**
 * {@code ragtime.erasure}.
 *
 * @param reader name under which this service reports erasures as carried out; instances that share
 *     a database share it, others do not. command-service awaits the readers that it lists
 */
@ConfigurationProperties("ragtime.erasure")
record ErasureSettings(@DefaultValue("query-service") String reader) {
  /** Tells the mistake at the start and not at the first erasure. */
  ErasureSettings {
    if (!Slug.is(reader)) {
      throw new IllegalArgumentException("ragtime.erasure.reader is a slug, such as query-service");
    }
  }
}
