package uk.ragtime.portal.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * All answers of an assessment before it is submitted or signed off.
 *
 * @param gaps what is missing before it can be submitted or signed, with links
 * @param submits whether the visitor may submit it now
 * @param late whether that would be after the cut-off
 * @param signs whether the visitor may sign it off now
 */
record CheckPage(
    AssessmentState state,
    int challenges,
    List<Gap> gaps,
    List<Answer> answers,
    boolean submits,
    boolean late,
    boolean signs) {

  /** A gap in the answers to a capability, and the page on which it can be filled. */
  record Gap(String title, String what, String address) {}

  /**
   * The standing answer to a capability.
   *
   * @param self the agency's own rating, where an agreement or a challenge differs from it
   * @param words what was said for it: by the agreement; else by the agency, first when it gave the
   *     rating and then when it looked at it again
   * @param change address of its form; null for a visitor who does not rate
   */
  record Answer(
      String title,
      @Nullable String lang,
      RatingLabel label,
      CellState state,
      @Nullable RatingLabel self,
      List<SpokenWord> words,
      @Nullable String change) {}

  /** Changes recorded after a sheet was shown. */
  record Later(String title, String what, RatingLabel label, @Nullable String by, String when) {}

  static CheckPage of(AssessmentDetails details, Instant now, Words words) {
    Assessment assessment = details.assessment();
    List<Gap> gaps = gaps(details);
    Instant cutOff = details.cycle().cutOff();
    return new CheckPage(
        AssessmentState.of(assessment),
        assessment.challengesOpen(),
        gaps,
        assessment.cells().stream().map(cell -> answer(details, cell, words)).toList(),
        details.maySubmit() && gaps.isEmpty(),
        cutOff != null && cutOff.isBefore(now),
        details.maySign() && assessment.ready());
  }

  private static Answer answer(AssessmentDetails details, Assessment.Cell cell, Words words) {
    Assessment.CarriedOver carried = cell.carriedOver();
    Assessment.Word self = cell.self();
    RatingLabel label =
        RatingLabel.of(
            cell.standing() == null && carried != null ? carried.rating() : cell.standing());
    RatingLabel own = self == null ? null : RatingLabel.of(self.rating());
    return new Answer(
        cell.title(),
        details.texts().lang(cell.capability()),
        label,
        CellState.of(cell),
        own == label ? null : own,
        (cell.agreed() == null ? Stream.of(cell.change(), self) : Stream.of(cell.agreed()))
            .flatMap(Stream::ofNullable)
            .map(word -> SpokenWord.of(word, words))
            .toList(),
        details.mayRate() ? details.address().page("rate", cell.capability()) : null);
  }

  private static List<Gap> gaps(AssessmentDetails details) {
    Assessment assessment = details.assessment();
    Assessment.Rules rules =
        assessment.rules() == null ? Assessment.Rules.NONE : assessment.rules();
    List<Gap> gaps = new ArrayList<>();
    for (Assessment.Cell cell : assessment.cells()) {
      boolean withAgency = assessment.is("OPEN") || assessment.is("NOT_STARTED");
      Optional<String> what =
          withAgency
              ? missing(cell, rules)
              : assessment.is("SUBMITTED") ? unsettled(cell, rules) : Optional.empty();
      what.ifPresent(it -> gaps.add(new Gap(cell.title(), it, address(details, cell, withAgency))));
    }
    return gaps;
  }

  private static String address(
      AssessmentDetails details, Assessment.Cell cell, boolean withAgency) {
    if (withAgency) {
      return details.mayRate()
          ? details.address().page("rate", cell.capability())
          : details.story(cell.capability());
    }
    if (details.mayAnswer() && cell.isChallenged()) {
      return details.address().page("answer", cell.capability());
    }
    return details.mayReview()
        ? details.address().page("review")
        : details.story(cell.capability());
  }

  private static Optional<String> missing(Assessment.Cell cell, Assessment.Rules rules) {
    Assessment.Word self = cell.self();
    if (self == null) {
      return Optional.of(cell.carriedOver() == null ? "not-rated" : "only-carried-over");
    }
    if (rules.rationaleFor().contains(self.rating()) && !self.isGiven("rationale")) {
      return Optional.of("rationale-missing");
    }
    return rules.evidenceFor().contains(self.rating()) && !self.isGiven("evidence")
        ? Optional.of("evidence-missing")
        : Optional.empty();
  }

  private static Optional<String> unsettled(Assessment.Cell cell, Assessment.Rules rules) {
    if (cell.isChallenged()) {
      return Optional.of(cell.isAnswered() ? "answered" : "challenged");
    }
    return rules.review().equals("EVERY") && cell.agreed() == null
        ? Optional.of("not-agreed")
        : Optional.empty();
  }

  /** Words that were spoken after a position, for whoever was shown a sheet up to there. */
  static List<Later> after(long position, AssessmentDetails details, Words words) {
    return details.assessment().cells().stream()
        .flatMap(cell ->
            Stream.concat(
                    Stream.of(named("SELF", cell.self()), named("AGREED", cell.agreed())),
                    cell.challenge() == null
                        ? Stream.of()
                        : Stream.of(
                            named("CHALLENGED", cell.challenge().word()),
                            named("ANSWERED", cell.challenge().answer())))
                .flatMap(Optional::stream)
                .filter(it -> it.word().position() > position)
                .map(it -> later(cell, it, words)))
        .toList();
  }

  private record Named(String kind, Assessment.Word word) {}

  private static Optional<Named> named(String kind, Assessment.@Nullable Word word) {
    return Optional.ofNullable(word).map(it -> new Named(kind, it));
  }

  private static Later later(Assessment.Cell cell, Named named, Words words) {
    SpokenWord word = SpokenWord.of(named.word(), words);
    return new Later(cell.title(), "later." + named.kind(), word.label(), word.by(), word.when());
  }
}
