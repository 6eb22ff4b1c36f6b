package uk.ragtime.command.assessment;

import static uk.ragtime.command.decision.RefusalCode.NOTHING_TO_RECONFIRM;
import static uk.ragtime.command.decision.RefusalCode.REASON_DOES_NOT_FIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Woven;

/**
 * What becomes of giving ratings. All or nothing: whatever is refused refuses the whole command.
 * The first rating opens the assessment. What was rated before is what a profile of the day shows,
 * whichever cycle it was said in.
 */
final class AssessmentDecider {
  private final AssessmentReferences references;
  private final boolean onBehalf;
  private final Instant now;
  private final List<DomainEvent> events = new ArrayList<>();
  private Assessment state;

  private AssessmentDecider(
      Assessment state, AssessmentReferences references, boolean onBehalf, Instant now) {
    this.references = references;
    this.onBehalf = onBehalf;
    this.now = now;
    this.state = state;
    references.cycle().requireTakingRatings(now);
    switch (state) {
      case Assessment.NotOpened _ -> open();
      case Assessment.Open _ -> {}
    }
  }

  static List<DomainEvent> decide(
      Assessment state,
      AssessmentCommand command,
      AssessmentReferences references,
      boolean onBehalf,
      Instant now) {
    var decisions = new AssessmentDecider(state, references, onBehalf, now);
    switch (command) {
      case AssessmentCommand.ChangeRating one -> decisions.rate(one.rating());
      case AssessmentCommand.ChangeRatings several -> several.ratings().forEach(decisions::rate);
      case AssessmentCommand.ReconfirmRating one -> decisions.reconfirm(one.reconfirmation());
    }
    return List.copyOf(decisions.events);
  }

  private void open() {
    var cycle = references.cycle();
    add(
        new AssessmentOpened(
            cycle.code(),
            references.assessment().area(),
            references.assessment().agency(),
            cycle.checklist(),
            cycle.checklistVersion(),
            carriedOver()));
  }

  /** What stands when the assessment is opened, or stood at the end of a cycle of the past. */
  private List<CarriedOver> carriedOver() {
    LocalDate today = Calendar.dayOf(now);
    LocalDate last = references.cycle().outcomeDay();
    LocalDate day = last.isBefore(today) ? last : today;
    List<CarriedOver> carried = new ArrayList<>();
    for (Capability capability : references.checklistVersion().capabilities()) {
      DatedRatings.Entry entry = inForce(capability.code(), day);
      if (entry != null) {
        carried.add(
            new CarriedOver(capability.code(), entry.rating(), entry.cycle(), entry.from()));
      }
    }
    return List.copyOf(carried);
  }

  /** What a profile shows of a capability on a day; null where it shows nothing. */
  private DatedRatings.@Nullable Entry inForce(CapabilityCode capability, LocalDate day) {
    Lineage lineage = references.checklist().lineage();
    int version = references.cycle().checklistVersion();
    Woven<DatedRatings.Entry> woven =
        lineage
            .ancestry(version, capability)
            .weave(
                line -> latest(lineage, line, day),
                DatedRatings.Entry::rating,
                DatedRatings.Entry.IN_ORDER);
    return switch (woven) {
      case Woven.One<DatedRatings.Entry> one -> one.entry();
      case Woven.Nothing<DatedRatings.Entry> _, Woven.Regrouped<DatedRatings.Entry> _ -> null;
    };
  }

  private DatedRatings.@Nullable Entry latest(Lineage lineage, Line line, LocalDate day) {
    DatedRatings.Entry own =
        lineage
            .code(line, references.cycle().checklistVersion())
            .map(code -> state.ratingsOf(code).on(day))
            .orElse(null);
    return references.others().latest(lineage, line, day, own);
  }

  private void rate(GivenRating given) {
    references.requireCapability(given.capability());
    LocalDate day = references.cycle().effectiveDay(given.effectiveOn(), now);
    DatedRatings.Entry before = inForce(given.capability(), day);
    if (before != null && before.rating() == given.rating()) {
      keepRating(given, before, day);
      return;
    }
    Rating from = before == null ? null : before.rating();
    add(
        new RatingChanged(
            references.cycle().code(),
            references.assessment().area(),
            references.assessment().agency(),
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

  /** The rating stays as it is, so there can be no reason for which it changed. */
  private void keepRating(GivenRating given, DatedRatings.Entry before, LocalDate day) {
    boolean saidHere = before.cycle().equals(references.cycle().code());
    boolean saidAgain =
        saidHere
            && before.from().equals(day)
            && before.reason() == given.reason()
            && !given.hasRemarks();
    if (given.reason() != null && !saidAgain) {
      throw new Refused(
          REASON_DOES_NOT_FIT,
          "%s is %s on %s already, so there is nothing that %s would explain: leave the reason out"
              .formatted(given.capability(), before.rating(), day, given.reason()));
    }
    if (!saidHere || given.hasRemarks()) {
      add(reconfirmed(given.asReconfirmation(), before.rating(), day));
    }
  }

  private void reconfirm(Reconfirmation given) {
    references.requireCapability(given.capability());
    LocalDate day = references.cycle().effectiveDay(given.effectiveOn(), now);
    DatedRatings.Entry standing = inForce(given.capability(), day);
    if (standing == null) {
      throw new Refused(NOTHING_TO_RECONFIRM, given.capability() + " had no rating on " + day);
    }
    add(reconfirmed(given, standing.rating(), day));
  }

  private RatingReconfirmed reconfirmed(Reconfirmation given, Rating rating, LocalDate day) {
    return new RatingReconfirmed(
        references.cycle().code(),
        references.assessment().area(),
        references.assessment().agency(),
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

  private void add(AssessmentEvent event) {
    events.add(event);
    state = state.evolve(event, DatedRatings.Entry.NOT_RECORDED);
  }
}
