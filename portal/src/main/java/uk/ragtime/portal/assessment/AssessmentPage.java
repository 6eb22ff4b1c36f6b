package uk.ragtime.portal.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * An assessment as a list of tasks.
 *
 * @param deadline sentence about how long it takes ratings, or why it takes none
 * @param lookedAt number of capabilities that somebody looked at in this cycle
 * @param acts what moved it as a whole, the newest first
 */
record AssessmentPage(
    AssessmentState state,
    int challenges,
    String deadline,
    int lookedAt,
    int total,
    List<Section> sections,
    List<Step> acts) {

  /** Capabilities of a section of the checklist; the code is empty where it has none. */
  record Section(String code, List<Row> rows) {}

  /**
   * A capability.
   *
   * @param label rating that stands, or that was carried over
   * @param sees rating that a reviewer sees in its place; null unless it is challenged
   * @param saved author and time of the rating that is shown: of the agreement, or else of the
   *     agency's own rating; null if nobody gave one in this cycle
   * @param own the agency's own rating and its author, where something else was agreed
   * @param asked who was asked to look at it; null if nobody was
   * @param address of the page that is next: to rate, to answer, or the story
   */
  record Row(
      String title,
      @Nullable String lang,
      RatingLabel label,
      CellState state,
      @Nullable RatingLabel sees,
      @Nullable String saved,
      @Nullable String own,
      @Nullable String asked,
      String address) {}

  /** A step of the assessment, in words. */
  record Step(String what, @Nullable String reason) {}

  static AssessmentPage of(AssessmentDetails details, Instant now, Words words) {
    Assessment assessment = details.assessment();
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    for (Assessment.Cell cell : assessment.cells()) {
      String section =
          details
              .item(cell.capability())
              .map(Lists.Capability::section)
              .map(code -> Objects.requireNonNullElse(code, ""))
              .orElse("");
      sections.computeIfAbsent(section, it -> new ArrayList<>()).add(row(details, cell, words));
    }
    return new AssessmentPage(
        AssessmentState.of(assessment),
        assessment.challengesOpen(),
        deadline(details, now, words),
        Math.toIntExact(
            assessment.cells().stream().filter(cell -> CellState.of(cell).isLookedAt()).count()),
        assessment.cells().size(),
        sections.entrySet().stream().map(it -> new Section(it.getKey(), it.getValue())).toList(),
        assessment.acts().reversed().stream().map(act -> step(act, words)).toList());
  }

  private static Row row(AssessmentDetails details, Assessment.Cell cell, Words words) {
    Assessment.CarriedOver carried = cell.carriedOver();
    Assessment.Challenge challenge = cell.challenge();
    boolean challenged = cell.isChallenged() && challenge != null;
    return new Row(
        cell.title(),
        details.texts().lang(cell.capability()),
        RatingLabel.of(
            cell.standing() == null && carried != null ? carried.rating() : cell.standing()),
        CellState.of(cell),
        challenged && challenge != null ? RatingLabel.of(challenge.word().rating()) : null,
        saved(cell, words),
        own(cell, words),
        AssessmentPeople.askedOf(details.assessment(), cell.capability(), words),
        address(details, cell, challenged));
  }

  private static @Nullable String saved(Assessment.Cell cell, Words words) {
    Assessment.Word self = cell.self();
    return switch (CellState.of(cell)) {
      case AGREED -> said(AGREED, Objects.requireNonNull(cell.agreed()), words);
      case NOT_RATED, CARRIED_OVER, RATED, LOOKED_AT, CHALLENGED, ANSWERED ->
          self == null ? null : said(SAVED, self, words);
    };
  }

  private static @Nullable String own(Assessment.Cell cell, Words words) {
    Assessment.Word self = cell.self();
    Assessment.Word agreed = cell.agreed();
    if (CellState.of(cell) != CellState.AGREED
        || self == null
        || agreed == null
        || agreed.rating() == self.rating()) {
      return null;
    }
    String by = SpokenWord.nameOf(self.by(), words);
    String rating = words.label(RatingLabel.of(self.rating()));
    String when = words.moment(self.recordedAt());
    return by == null
        ? words.say("assessment.own", rating, when)
        : words.say(
            self.onBehalf() ? "assessment.own.behalf" : "assessment.own.by", rating, by, when);
  }

  /** Keys of a sentence about a word: without a name, with one, and on the agency's behalf. */
  private record Said(String bare, String by, String behalf) {}

  private static final Said SAVED =
      new Said("assessment.saved", "assessment.saved.by", "assessment.saved.behalf");
  private static final Said AGREED =
      new Said("assessment.agreed", "assessment.agreed.by", "assessment.agreed.behalf");

  private static String said(Said keys, Assessment.Word word, Words words) {
    String by = SpokenWord.nameOf(word.by(), words);
    String when = words.moment(word.recordedAt());
    if (by == null) {
      return words.say(keys.bare(), when);
    }
    return words.say(word.onBehalf() ? keys.behalf() : keys.by(), by, when);
  }

  private static String address(
      AssessmentDetails details, Assessment.Cell cell, boolean challenged) {
    if (details.mayRate()) {
      return details.address().page("rate", cell.capability());
    }
    return challenged && details.mayAnswer()
        ? details.address().page("answer", cell.capability())
        : details.story(cell.capability());
  }

  /** Until when it takes ratings; or why it takes none. */
  static String deadline(AssessmentDetails details, Instant now, Words words) {
    Assessment assessment = details.assessment();
    Instant until = assessment.until();
    Instant cutOff = details.cycle().cutOff();
    if (assessment.is("EXCUSED")) {
      return words.say("deadline.excused");
    }
    if (details.mayAnswer() && AssessmentState.of(assessment) == AssessmentState.CHALLENGED) {
      return words.say("deadline.CHALLENGED");
    }
    if (assessment.is("SUBMITTED") && assessment.cycleStatus().equals("CLOSED")) {
      return words.say("deadline.SUBMITTED.closed");
    }
    if (assessment.is("SUBMITTED") || assessment.is("SIGNED_OFF")) {
      return words.say("deadline." + assessment.state());
    }
    if (assessment.takesRatings()) {
      Instant end = cutOff == null || cutOff.isBefore(now) ? until : later(cutOff, until);
      return end == null ? words.say("deadline.open") : words.say("deadline.until", words.end(end));
    }
    return switch (assessment.cycleStatus()) {
      case "PLANNED" ->
          details.cycle().opensOn() == null
              ? words.say("deadline.PLANNED.some-day")
              : words.say(
                  "deadline.PLANNED", words.day(Objects.requireNonNull(details.cycle().opensOn())));
      case "CANCELLED" -> words.say("deadline.CANCELLED");
      case "CLOSED" -> words.say("deadline.CLOSED");
      default ->
          cutOff == null
              ? words.say("deadline.past")
              : words.say("deadline.PAST_CUT_OFF", words.end(cutOff));
    };
  }

  private static Instant later(Instant cutOff, @Nullable Instant until) {
    return until == null || until.isBefore(cutOff) ? cutOff : until;
  }

  private static Step step(Assessment.Act act, Words words) {
    String by = SpokenWord.nameOf(act.by(), words);
    String what =
        words.say(
            "act." + act.kind(),
            words.moment(act.recordedAt()),
            act.until() == null ? "" : words.end(act.until()));
    if (by != null) {
      what = words.say(act.onBehalf() ? "act.by.behalf" : "act.by", what, by);
    }
    if (act.late()) {
      what = words.say("act.late", what);
    }
    String reason =
        act.erased().contains("reason")
            ? words.say("text.erased.reason")
            : act.missing().contains("reason") ? words.say("text.missing.reason") : act.reason();
    return new Step(what, reason);
  }
}
