package uk.ragtime.portal.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moment up to which recorded entries count: the end of a day in London, or an instant that an
 * address names.
 *
 * @param day null for an instant
 */
public record KnownOn(@Nullable LocalDate day, Instant instant) {

  public static KnownOn endOf(LocalDate day) {
    return new KnownOn(day, day.plusDays(1).atStartOfDay(Words.LONDON).toInstant().minusMillis(1));
  }

  /** Moment of an address; empty if the text is neither a date nor an instant. */
  public static Optional<KnownOn> of(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? new KnownOn(null, Instant.parse(text))
              : endOf(LocalDate.parse(text)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The day that it belongs to. */
  public LocalDate date() {
    return day == null ? instant.atZone(Words.LONDON).toLocalDate() : day;
  }

  /** Text in addresses. */
  public String text() {
    return day == null ? instant.toString() : day.toString();
  }

  public String inWords(Words words) {
    return day == null ? words.moment(instant) : words.day(day);
  }
}
