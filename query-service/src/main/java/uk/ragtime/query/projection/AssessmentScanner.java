package uk.ragtime.query.projection;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.seal.Seal;

/**
 * Parses events of assessments, which are nearly all events, in the exact form in which they are
 * recorded: without blanks, and with their fields in order. It gives up on any other form, so that
 * its result is always that of a JSON parser, in a fraction of the time.
 */
final class AssessmentScanner {
  private static final ValueCache<CycleCode> CYCLES = new ValueCache<>(CycleCode::new);
  private static final ValueCache<AreaCode> AREAS = new ValueCache<>(AreaCode::new);
  private static final ValueCache<AgencyCode> AGENCIES = new ValueCache<>(AgencyCode::new);
  private static final ValueCache<ChecklistCode> CHECKLISTS = new ValueCache<>(ChecklistCode::new);
  private static final ValueCache<CapabilityCode> CAPABILITIES =
      new ValueCache<>(CapabilityCode::new);
  private static final ValueCache<Rating> RATINGS = new ValueCache<>(Rating::valueOf);
  private static final ValueCache<Stage> STAGES = new ValueCache<>(Stage::valueOf);
  private static final ValueCache<ChangeReason> REASONS = new ValueCache<>(ChangeReason::valueOf);
  private static final ValueCache<LocalDate> DAYS = new ValueCache<>(AssessmentScanner::day);

  /** More digits than a checklist version will have. */
  private static final int DIGITS = 6;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** Signals another form. It is rare, and its stack trace is never used. */
  private static final class UnexpectedForm extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UnexpectedForm() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private int at;

  private AssessmentScanner(String text) {
    this.text = text;
  }

  /** Parses an event; null if it is not one of an assessment, or is written in another form. */
  static @Nullable AssessmentEvent read(Class<? extends DomainEvent> kind, String text) {
    AssessmentScanner scanner = new AssessmentScanner(text);
    try {
      AssessmentEvent event = scanner.event(kind);
      return scanner.at == text.length() ? event : null;
    } catch (UnexpectedForm | IllegalArgumentException | DateTimeException e) {
      return null; // the JSON parser reports which value is invalid
    }
  }

  private @Nullable AssessmentEvent event(Class<? extends DomainEvent> kind) {
    if (kind == RatingChanged.class) {
      return changed();
    }
    if (kind == RatingReconfirmed.class) {
      return reconfirmed();
    }
    return kind == AssessmentOpened.class ? opened() : null;
  }

  private RatingChanged changed() {
    return new RatingChanged(
        word("{\"cycle\":\"", CYCLES),
        word(",\"area\":\"", AREAS),
        word(",\"agency\":\"", AGENCIES),
        word(",\"capability\":\"", CAPABILITIES),
        next(",\"from\":\"") ? word(",\"from\":\"", RATINGS) : null,
        word(",\"to\":\"", RATINGS),
        word(",\"stage\":\"", STAGES),
        word(",\"reason\":\"", REASONS),
        seal(",\"rationaleSeal\":\""),
        seal(",\"evidenceSeal\":\""),
        count(",\"evidenceCount\":"),
        word(",\"effectiveOn\":\"", DAYS),
        flag());
  }

  private RatingReconfirmed reconfirmed() {
    return new RatingReconfirmed(
        word("{\"cycle\":\"", CYCLES),
        word(",\"area\":\"", AREAS),
        word(",\"agency\":\"", AGENCIES),
        word(",\"capability\":\"", CAPABILITIES),
        word(",\"rating\":\"", RATINGS),
        word(",\"stage\":\"", STAGES),
        seal(",\"remarkSeal\":\""),
        seal(",\"evidenceSeal\":\""),
        count(",\"evidenceCount\":"),
        word(",\"effectiveOn\":\"", DAYS),
        flag());
  }

  private AssessmentOpened opened() {
    return new AssessmentOpened(
        word("{\"cycle\":\"", CYCLES),
        word(",\"area\":\"", AREAS),
        word(",\"agency\":\"", AGENCIES),
        word(",\"checklist\":\"", CHECKLISTS),
        number(",\"checklistVersion\":"),
        carriedOver());
  }

  private List<CarriedOver> carriedOver() {
    List<CarriedOver> all = list(",\"carriedOver\":[", this::oneCarriedOver);
    pass("}");
    return all;
  }

  private CarriedOver oneCarriedOver() {
    return new CarriedOver(
        word("{\"capability\":\"", CAPABILITIES),
        word(",\"rating\":\"", RATINGS),
        word(",\"cycle\":\"", CYCLES),
        word(",\"effectiveOn\":\"", DAYS),
        next(",\"stage\":\"") ? word(",\"stage\":\"", STAGES) : null);
  }

  /** Parses objects, each up to its closing brace. */
  private <T> List<T> list(String name, Supplier<T> each) {
    pass(name);
    List<T> all = new ArrayList<>();
    while (!next("]")) {
      if (!all.isEmpty()) {
        pass(",");
      }
      all.add(each.get());
      pass("}");
    }
    pass("]");
    return all;
  }

  private @Nullable Seal seal(String name) {
    if (!next(name)) {
      return null;
    }
    at += name.length();
    int from = at;
    at = endOfPlain(from);
    Seal seal = new Seal(text.substring(from, at));
    pass("\"");
    return seal;
  }

  private boolean flag() {
    boolean yes = next(",\"onBehalf\":true}");
    pass(yes ? ",\"onBehalf\":true}" : ",\"onBehalf\":false}");
    return yes;
  }

  /** Parses a number, which may be 0. */
  private int count(String name) {
    if (next(name + "0,")) {
      pass(name + "0");
      return 0;
    }
    return number(name);
  }

  /** Parses a number above 0 without sign or leading zeros. */
  private int number(String name) {
    pass(name);
    int from = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    if (at == from || at - from > DIGITS || text.charAt(from) == '0') {
      throw new UnexpectedForm();
    }
    return Integer.parseInt(text, from, at, 10);
  }

  private static LocalDate day(String value) {
    if (!DAY.matcher(value).matches()) {
      throw new UnexpectedForm();
    }
    return LocalDate.parse(value);
  }

  private boolean next(String expected) {
    return text.startsWith(expected, at);
  }

  private void pass(String expected) {
    if (!next(expected)) {
      throw new UnexpectedForm();
    }
    at += expected.length();
  }

  /**
   * Parses a value between its name and the closing quotation mark; such values need no escapes.
   */
  private <T> T word(String name, ValueCache<T> words) {
    pass(name);
    int from = at;
    at = endOfPlain(from);
    T word = words.in(text, from, at);
    pass("\"");
    return word;
  }

  private int endOfPlain(int from) {
    for (int i = from; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\' || letter < ' ') {
        return i;
      }
    }
    throw new UnexpectedForm();
  }
}
