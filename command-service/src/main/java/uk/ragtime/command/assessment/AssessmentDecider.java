package uk.ragtime.command.assessment;

import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_RECONFIRM;
import static uk.ragtime.command.decision.RefusalCode.REASON_DOES_NOT_FIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * What becomes of giving ratings. All or nothing: whatever is refused refuses the whole command.
 * The first rating opens the assessment.
 */
final class AssessmentDecider {
  private final Setting setting;
  private final boolean onBehalf;
  private final Instant now;
  private final List<DomainEvent> events = new ArrayList<>();
  private Assessment state;

  /**
   * @param last the agency's last assessment in this area before this cycle; asked only where this
   *     one has to be opened
   */
  private AssessmentDecider(
      Assessment state, Setting setting, Supplier<Assessment> last, boolean onBehalf, Instant now) {
    this.setting = setting;
    this.onBehalf = onBehalf;
    this.now = now;
    this.state = state;
    setting.cycle().requireTakingRatings(now);
    switch (state) {
      case Assessment.NotOpened _ -> open(last.get());
      case Assessment.Open _ -> {}
    }
  }

  static List<DomainEvent> decide(
      Assessment state,
      Assess command,
      Setting setting,
      Supplier<Assessment> last,
      boolean onBehalf,
      Instant now) {
    var decisions = new AssessmentDecider(state, setting, last, onBehalf, now);
    switch (command) {
      case Assess.ChangeRating one -> decisions.rate(one.rating());
      case Assess.ChangeRatings several -> several.ratings().forEach(decisions::rate);
      case Assess.ReconfirmRating one -> decisions.reconfirm(one.reconfirmation());
    }
    return List.copyOf(decisions.events);
  }

  private void open(Assessment last) {
    var cycle = setting.cycle();
    add(
        new AssessmentOpened(
            cycle.code(),
            setting.assessment().area(),
            setting.assessment().agency(),
            cycle.checklist(),
            cycle.checklistVersion(),
            CarryOver.from(last, setting.checklist(), cycle.checklistVersion())));
  }

  private void rate(GivenRating given) {
    setting.requireCapability(given.capability());
    LocalDate day = setting.cycle().effectiveDay(given.effectiveOn(), now);
    DatedRatings.Entry before = opened().ratingsOf(given.capability()).on(day);
    if (before != null && before.rating() == given.rating()) {
      boolean onlyCarriedOver = !before.cycle().equals(setting.cycle().code());
      if (onlyCarriedOver || given.saysMoreThanTheRating()) {
        add(reconfirmed(given.asReconfirmation(), before.rating(), day));
      }
      return;
    }
    Rating from = before == null ? null : before.rating();
    add(
        new RatingChanged(
            setting.cycle().code(),
            setting.assessment().area(),
            setting.assessment().agency(),
            given.capability(),
            from,
            given.rating(),
            Stage.SELF,
            reasonFor(given, from),
            given.rationale(),
            given.evidence(),
            day,
            onBehalf));
  }

  private void reconfirm(Reconfirmation given) {
    setting.requireCapability(given.capability());
    LocalDate day = setting.cycle().effectiveDay(given.effectiveOn(), now);
    DatedRatings.Entry standing = opened().ratingsOf(given.capability()).on(day);
    if (standing == null) {
      throw new Refused(NOTHING_TO_RECONFIRM, given.capability() + " had no rating on " + day);
    }
    add(reconfirmed(given, standing.rating(), day));
  }

  private RatingReconfirmed reconfirmed(Reconfirmation given, Rating rating, LocalDate day) {
    return new RatingReconfirmed(
        setting.cycle().code(),
        setting.assessment().area(),
        setting.assessment().agency(),
        given.capability(),
        rating,
        Stage.SELF,
        given.rationale(),
        given.evidence(),
        day,
        onBehalf);
  }

  private static ChangeReason reasonFor(GivenRating given, @Nullable Rating from) {
    ChangeReason reason = given.reason();
    if (reason == null) {
      return inferred(from, given.rating());
    }
    if (!fits(reason, from, given.rating())) {
      throw new Refused(
          REASON_DOES_NOT_FIT,
          given.capability()
              + " goes from "
              + (from == null ? "not rated" : from)
              + " to "
              + given.rating()
              + ", which is no "
              + reason);
    }
    return reason;
  }

  private static boolean fits(ChangeReason reason, @Nullable Rating from, Rating to) {
    return switch (reason) {
      case FIRST_RATING -> from == null;
      case IMPROVEMENT -> from != null && to.isBetterThan(from);
      case DECLINE -> from != null && from.isBetterThan(to);
      case CORRECTION, REINTERPRETATION, STAFFING_CHANGE -> true;
    };
  }

  private static ChangeReason inferred(@Nullable Rating from, Rating to) {
    if (from == null) {
      return ChangeReason.FIRST_RATING;
    }
    if (to.isBetterThan(from)) {
      return ChangeReason.IMPROVEMENT;
    }
    return from.isBetterThan(to) ? ChangeReason.DECLINE : ChangeReason.REINTERPRETATION;
  }

  private Assessment.Open opened() {
    return switch (state) {
      case Assessment.Open open -> open;
      case Assessment.NotOpened _ -> throw new IllegalStateException("not opened");
    };
  }

  private void add(AssessmentEvent event) {
    events.add(event);
    state = state.evolve(event);
  }
}
