package uk.ragtime.web.json;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.web.IsoTime;

/** Dates and instants in an address are read as those in a body are. */
final class ParameterFormats implements WebMvcConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, LocalDate.class, IsoTime::date);
    registry.addConverter(String.class, Instant.class, IsoTime::instant);
  }
}
