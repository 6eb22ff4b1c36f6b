package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * A change in a rating's story, in words.
 *
 * @param ratedAs name of the capability then, if it has another one now
 */
record Change(
    Kind kind,
    RatingLabel from,
    RatingLabel to,
    String effective,
    String recorded,
    Lateness lateness,
    long daysLate,
    String by,
    String cycle,
    @Nullable String ratedAs,
    @Nullable String stage,
    @Nullable String reason,
    @Nullable String rationale) {

  /** By the day from which each was true and, on the same day, by recording. */
  static final Comparator<Audit.Entry> AS_TRUE =
      Comparator.comparing(Change::effectiveOn).thenComparingLong(Audit.Entry::position);

  private static final String SELF = "SELF";

  enum Kind {
    FIRST,
    RATED,
    CHANGED,
    LEFT_AS_IT_IS
  }

  /** Whether it was recorded in time, late, or as part of a historic cycle. */
  enum Lateness {
    IN_TIME,
    LATE,
    FROM_BEFORE
  }

  /**
   * @param first whether it is the earliest of its capability
   * @param ratedAs name of the capability then, if it has another one now
   */
  static Change of(
      Audit.Entry entry,
      boolean first,
      @Nullable String ratedAs,
      Map<String, Lists.Cycle> cycles,
      Words words) {
    RatingLabel from = RatingLabel.of(entry.from());
    RatingLabel to = RatingLabel.of(entry.to());
    LocalDate effectiveOn = effectiveOn(entry);
    Lists.Cycle cycle = entry.cycle() == null ? null : cycles.get(entry.cycle());
    long daysLate = Math.max(0, ChronoUnit.DAYS.between(effectiveOn, recordedOn(entry)));
    return new Change(
        kind(entry, from, to, first),
        from,
        to,
        words.day(effectiveOn),
        words.moment(entry.recordedAt()),
        lateness(daysLate, cycle),
        daysLate,
        by(entry.by(), words),
        cycleName(entry.cycle(), cycle),
        ratedAs,
        stage(entry, words),
        inWords("reason", entry.reason(), words),
        entry.rationale());
  }

  public boolean late() {
    return lateness == Lateness.LATE;
  }

  public boolean fromBefore() {
    return lateness == Lateness.FROM_BEFORE;
  }

  private static LocalDate recordedOn(Audit.Entry entry) {
    return entry.recordedAt().atZone(Words.LONDON).toLocalDate();
  }

  private static LocalDate effectiveOn(Audit.Entry entry) {
    LocalDate given = entry.effectiveOn();
    return given == null ? recordedOn(entry) : given;
  }

  /**
   * Of an entry that had none before it when it was recorded, others may tell meanwhile: late ones,
   * and those of other capabilities that the capability replaces.
   */
  private static Kind kind(Audit.Entry entry, RatingLabel from, RatingLabel to, boolean first) {
    if (entry.isReconfirmed() || from == to) {
      return Kind.LEFT_AS_IT_IS;
    }
    if (from != RatingLabel.NOT_RATED) {
      return Kind.CHANGED;
    }
    return first ? Kind.FIRST : Kind.RATED;
  }

  /** A rating recorded by a coordinator is not the agency's self-assessment. */
  private static @Nullable String stage(Audit.Entry entry, Words words) {
    return entry.isOnBehalf() && SELF.equals(entry.stage())
        ? words.say("stage.on-behalf")
        : inWords("stage", entry.stage(), words);
  }

  private static Lateness lateness(long daysLate, Lists.@Nullable Cycle cycle) {
    if (daysLate == 0) {
      return Lateness.IN_TIME;
    }
    return cycle != null && cycle.isHistoric() ? Lateness.FROM_BEFORE : Lateness.LATE;
  }

  private static String by(Audit.@Nullable By by, Words words) {
    if (by == null || by.member() == null) {
      return words.say("by.unknown");
    }
    if (by.name() != null) {
      return by.name();
    }
    return by.isErased() ? words.say("by.erased") : words.say("by.member", by.member());
  }

  private static String cycleName(@Nullable String code, Lists.@Nullable Cycle cycle) {
    if (cycle != null) {
      return cycle.name();
    }
    return code == null ? "" : code;
  }

  private static @Nullable String inWords(String family, @Nullable String code, Words words) {
    return code == null ? null : words.forCode(family, code);
  }
}
