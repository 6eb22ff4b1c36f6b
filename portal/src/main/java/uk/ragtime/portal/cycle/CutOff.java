package uk.ragtime.portal.cycle;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import uk.ragtime.portal.page.Words;

/** Cut-offs as people think of them. */
final class CutOff {
  private CutOff() {}

  /** The last day on which ratings are taken, or the moment if it is not the end of a day. */
  static String inWords(Instant cutOff, Words words) {
    ZonedDateTime end = cutOff.atZone(Words.LONDON);
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? words.day(end.toLocalDate().minusDays(1))
        : words.moment(cutOff);
  }
}
