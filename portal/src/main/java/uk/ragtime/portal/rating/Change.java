package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * A change in a rating's story, in words.
 *
 * @param position of its entry in the audit
 * @param rationale null if none was given
 * @param evidence documents that it rests on; empty if there are none, or they are not shown
 * @param evidenceNote what is said in place of evidence that is erased or missing
 * @param ratedAs name of the capability then, if it has another one now
 */
record Change(
    long position,
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
    @Nullable WrittenText rationale,
    List<Document> evidence,
    @Nullable WrittenText evidenceNote,
    List<ErasableText> erasable) {

  /**
   * A document that a rating rests on.
   *
   * @param url null if it is no web address, and so no link
   */
  record Document(String title, @Nullable String url) {}

  /** A text that may be erased: its place, as pages' addresses name it, and its kind. */
  record ErasableText(String place, String field) {}

  /** By the day from which each was true and, on the same day, by recording. */
  static final Comparator<Audit.Entry> AS_TRUE =
      Comparator.comparing(Change::effectiveOn).thenComparingLong(Audit.Entry::position);

  private static final String SELF = "SELF";
  private static final String RATIONALE = "rationale";
  private static final String EVIDENCE = "evidence";

  enum Kind {
    FIRST,
    RATED,
    CHANGED,
    LEFT_AS_IT_IS,
    CHALLENGED,
    ANSWERED,
    AGREED,
    WITHDRAWN;

    /** Whether the agency told a rating, which may come late; the others are about one. */
    boolean isRating() {
      return switch (this) {
        case FIRST, RATED, CHANGED, LEFT_AS_IT_IS -> true;
        case CHALLENGED, ANSWERED, AGREED, WITHDRAWN -> false;
      };
    }
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
    Kind kind = kind(entry, from, to, first);
    long daysLate =
        kind.isRating() ? Math.max(0, ChronoUnit.DAYS.between(effectiveOn, recordedOn(entry))) : 0;
    return new Change(
        entry.position(),
        kind,
        from,
        to,
        words.day(effectiveOn),
        words.moment(entry.recordedAt()),
        lateness(daysLate, cycle),
        daysLate,
        by(entry, words),
        cycleName(entry.cycle(), cycle),
        ratedAs,
        stage(entry, words),
        inWords("reason", entry.reason(), words),
        WrittenText.of("text", RATIONALE, entry.rationale(), entry.erased(), entry.missing(), words)
            .orElse(null),
        evidence(entry),
        WrittenText.of("text", EVIDENCE, null, entry.erased(), entry.missing(), words).orElse(null),
        erasable(entry));
  }

  private static List<Document> evidence(Audit.Entry entry) {
    return Objects.requireNonNullElse(entry.evidence(), List.<Audit.Evidence>of()).stream()
        .map(document ->
            new Document(
                document.title(),
                document.url().matches("(?i)https?://.*") ? document.url() : null))
        .toList();
  }

  /** Texts that are there. The log calls the explanation of a reconfirmation a remark. */
  private static List<ErasableText> erasable(Audit.Entry entry) {
    List<ErasableText> texts = new ArrayList<>();
    if (entry.rationale() != null) {
      String field =
          entry.isReconfirmed()
              ? "remark"
              : "WITHDRAWN".equals(entry.kind()) ? "reason" : RATIONALE;
      texts.add(new ErasableText(entry.position() + "." + field, field));
    }
    if (entry.evidence() != null && !entry.evidence().isEmpty()) {
      texts.add(new ErasableText(entry.position() + "." + EVIDENCE, EVIDENCE));
    }
    return texts;
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

  static LocalDate effectiveOn(Audit.Entry entry) {
    LocalDate given = entry.effectiveOn();
    return given == null ? recordedOn(entry) : given;
  }

  /**
   * Of an entry that had none before it when it was recorded, others may tell meanwhile: late ones,
   * and those of other capabilities that the capability replaces.
   */
  private static Kind kind(Audit.Entry entry, RatingLabel from, RatingLabel to, boolean first) {
    switch (Objects.requireNonNullElse(entry.kind(), "")) {
      case "CHALLENGED" -> {
        return Kind.CHALLENGED;
      }
      case "ANSWERED" -> {
        return Kind.ANSWERED;
      }
      case "AGREED" -> {
        return Kind.AGREED;
      }
      case "WITHDRAWN" -> {
        return Kind.WITHDRAWN;
      }
      default -> {}
    }
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
    String told = "stage.on-behalf." + entry.kind();
    if (entry.isOnBehalf() && words.has(told)) {
      return words.say(told);
    }
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

  private static String by(Audit.Entry entry, Words words) {
    ShownMember by = entry.by();
    String name = by == null ? words.say("by.unknown") : PersonNames.of(by, words);
    return entry.isOnBehalf() ? words.say("story.by.behalf", name) : name;
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
