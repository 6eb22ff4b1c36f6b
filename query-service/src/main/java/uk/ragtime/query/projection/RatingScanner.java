package uk.ragtime.query.projection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Reads the two events that nearly all events are, letter by letter in the form in which they are
 * recorded: without blanks, escapes or evidence, their fields in order. It gives up at anything
 * else, so that what it reads is what a parser of JSON would have read, in a fraction of the time.
 */
final class RatingScanner {
  private static final int DATE = 10;

  private final String text;
  private int at;
  private boolean lost;

  private RatingScanner(String text) {
    this.text = text;
  }

  /** The event; null where this is no rating, or is written in another form. */
  static @Nullable AssessmentEvent read(Class<? extends DomainEvent> kind, String text) {
    RatingScanner scanner = new RatingScanner(text);
    try {
      AssessmentEvent event;
      if (kind == RatingChanged.class) {
        event = scanner.changed();
      } else if (kind == RatingReconfirmed.class) {
        event = scanner.reconfirmed();
      } else {
        return null;
      }
      return scanner.lost || scanner.at != text.length() ? null : event;
    } catch (IllegalArgumentException | DateTimeException e) {
      return null; // a value that is none: whoever parses it says which
    }
  }

  private RatingChanged changed() {
    return new RatingChanged(
        new CycleCode(string("{\"cycle\":\"")),
        new AreaCode(string(",\"area\":\"")),
        new AgencyCode(string(",\"agency\":\"")),
        new CapabilityCode(string(",\"capability\":\"")),
        next(",\"from\":\"") ? Rating.valueOf(string(",\"from\":\"")) : null,
        Rating.valueOf(string(",\"to\":\"")),
        Stage.valueOf(string(",\"stage\":\"")),
        ChangeReason.valueOf(string(",\"reason\":\"")),
        rationale(),
        noEvidence(),
        date(string(",\"effectiveOn\":\"")),
        flag());
  }

  private RatingReconfirmed reconfirmed() {
    return new RatingReconfirmed(
        new CycleCode(string("{\"cycle\":\"")),
        new AreaCode(string(",\"area\":\"")),
        new AgencyCode(string(",\"agency\":\"")),
        new CapabilityCode(string(",\"capability\":\"")),
        Rating.valueOf(string(",\"rating\":\"")),
        Stage.valueOf(string(",\"stage\":\"")),
        rationale(),
        noEvidence(),
        date(string(",\"effectiveOn\":\"")),
        flag());
  }

  private @Nullable FreeText rationale() {
    return next(",\"rationale\":\"") ? new FreeText(string(",\"rationale\":\"")) : null;
  }

  private List<Evidence> noEvidence() {
    pass(",\"evidence\":[]");
    return List.of();
  }

  private boolean flag() {
    if (next(",\"onBehalf\":true}")) {
      pass(",\"onBehalf\":true}");
      return true;
    }
    pass(",\"onBehalf\":false}");
    return false;
  }

  private LocalDate date(String value) {
    if (value.length() != DATE || value.charAt(4) != '-' || value.charAt(7) != '-') {
      lost = true;
      return LocalDate.EPOCH;
    }
    return LocalDate.of(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, DATE));
  }

  private int digits(String value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = value.charAt(i) - '0';
      lost |= digit < 0 || digit > 9;
      number = 10 * number + digit;
    }
    return number;
  }

  private boolean next(String expected) {
    return text.startsWith(expected, at);
  }

  private void pass(String expected) {
    lost |= !next(expected);
    at += expected.length();
  }

  /** What stands between its name and the quotation mark that ends it. */
  private String string(String name) {
    pass(name);
    int from = at;
    for (int i = from; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"') {
        at = i + 1;
        return text.substring(from, i);
      }
      if (letter == '\\' || letter < ' ') {
        break;
      }
    }
    lost = true;
    return "";
  }
}
