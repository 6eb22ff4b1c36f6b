package uk.ragtime.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code ragtime.body}: what a request may send.
 *
 * @param limit bytes a body may have; a bulk of 200 ratings with long rationales fits
 */
@ConfigurationProperties("ragtime.body")
record BodySettings(@DefaultValue("256KB") DataSize limit) {
  BodySettings {
    if (limit.toBytes() < 1) {
      throw new IllegalArgumentException("ragtime.body.limit must be at least one byte");
    }
  }
}
