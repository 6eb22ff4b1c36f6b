package uk.ragtime.testing.truth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

sealed interface ModelQuestion extends Step {
  /** The form in which a day is given: the day itself, or an instant in it. */
  enum Form {
    DATE,
    FIRST_MICROSECOND,
    LAST_MICROSECOND
  }

  record AsOf(LocalDate day, Form form) {
    static AsOf date(LocalDate day) {
      return new AsOf(day, Form.DATE);
    }
  }

  record Profile(
      String area,
      @Nullable String checklist,
      @Nullable String cycle,
      @Nullable AsOf asOf,
      @Nullable TimeReference knownAt,
      Stage stage)
      implements ModelQuestion {

    static Profile now(String area) {
      return new Profile(area, null, null, null, null, Stage.STANDING);
    }

    static Profile outcome(String area, String cycle) {
      return new Profile(area, null, cycle, null, null, Stage.STANDING);
    }

    static Profile through(String area, String cycle, LocalDate day) {
      return new Profile(area, null, cycle, AsOf.date(day), null, Stage.STANDING);
    }

    boolean isOutcome() {
      return cycle != null && asOf == null;
    }
  }

  record History(String area, String checklist, Stage stage) implements ModelQuestion {}

  record Movement(String area, String from, String to, Stage stage) implements ModelQuestion {}

  record Matrix(String checklist, Stage stage) implements ModelQuestion {}

  /** The ratings of all areas at a cycle's outcome, as a file. */
  record Ratings(String cycle, Stage stage) implements ModelQuestion {}
}
