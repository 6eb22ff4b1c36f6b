package uk.ragtime.command.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.Seal;

/** State of one assessment: its own ratings, without those carried over, and its review. */
public sealed interface Assessment {
  /** The type of its stream. */
  static StreamType<Assessment, AssessmentEvent> streamType() {
    return new StreamType<>(
        Assessment.class, AssessmentEvent.class, NotStarted::new, Assessment::evolve);
  }

  Terms terms();

  /** By capability, in this cycle's checklist version. */
  Map<CapabilityCode, CapabilityReview> reviews();

  /** The same state on other terms. */
  Assessment on(Terms terms);

  /** The same state after more was said. */
  Assessment with(Map<CapabilityCode, CapabilityReview> reviews);

  default CapabilityReview of(CapabilityCode capability) {
    return reviews().getOrDefault(capability, CapabilityReview.NONE);
  }

  /** The ratings of a capability that stand. */
  default DatedRatings ratingsOf(CapabilityCode capability) {
    return of(capability).ratings();
  }

  /** The agency's own rating of a capability on a day; null if there is none. */
  default DatedRatings.@Nullable Entry self(CapabilityCode capability, LocalDate day) {
    return ratingsOf(capability).ofAgency().on(day);
  }

  /** Capabilities with an open challenge, in alphabetical order. */
  default List<CapabilityCode> challenged() {
    return reviews().entrySet().stream()
        .filter(review -> review.getValue().challenge() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Nothing is rated yet. */
  record NotStarted(Terms terms) implements Assessment {
    public NotStarted() {
      this(Terms.NONE);
    }

    @Override
    public Map<CapabilityCode, CapabilityReview> reviews() {
      return Map.of();
    }

    @Override
    public Assessment on(Terms others) {
      return new NotStarted(others);
    }

    @Override
    public Assessment with(Map<CapabilityCode, CapabilityReview> reviews) {
      throw new IllegalStateException("rated before it was opened");
    }
  }

  /** Takes ratings as long as its cycle does, or its own term runs. */
  record Open(Map<CapabilityCode, CapabilityReview> reviews, Terms terms) implements Assessment {
    @Override
    public Assessment on(Terms others) {
      return new Open(reviews, others);
    }

    @Override
    public Assessment with(Map<CapabilityCode, CapabilityReview> more) {
      return new Open(more, terms);
    }

    /** Whether its own term has run out. */
    boolean hasLapsed(Instant now) {
      return terms.hasLapsed(now);
    }
  }

  /** Handed in: reviewers challenge and agree. */
  record Submitted(Map<CapabilityCode, CapabilityReview> reviews, Terms terms)
      implements Assessment {
    @Override
    public Assessment on(Terms others) {
      return new Submitted(reviews, others);
    }

    @Override
    public Assessment with(Map<CapabilityCode, CapabilityReview> more) {
      return new Submitted(more, terms);
    }
  }

  /**
   * Signed, until it is reopened.
   *
   * @param hash of the sheet that was signed
   */
  record SignedOff(Map<CapabilityCode, CapabilityReview> reviews, Terms terms, SheetHash hash)
      implements Assessment {
    @Override
    public Assessment on(Terms others) {
      return new SignedOff(reviews, others, hash);
    }

    @Override
    public Assessment with(Map<CapabilityCode, CapabilityReview> more) {
      return new SignedOff(more, terms, hash);
    }
  }

  /** Not expected this time. */
  record Excused(Terms terms) implements Assessment {
    @Override
    public Map<CapabilityCode, CapabilityReview> reviews() {
      return Map.of();
    }

    @Override
    public Assessment on(Terms others) {
      return new Excused(others);
    }

    @Override
    public Assessment with(Map<CapabilityCode, CapabilityReview> reviews) {
      throw new IllegalStateException("rated while it was excused");
    }
  }

  /**
   * @param position position of the event in the partnership's log
   */
  default Assessment evolve(AssessmentEvent event, long position) {
    return switch (event) {
      case AssessmentOpened e -> opened(e);
      case RatingChanged e ->
          reviewed(
              e.capability(),
              review ->
                  review.changed(
                      new DatedRatings.Entry(
                          e.effectiveOn(),
                          e.to(),
                          e.cycle(),
                          e.reason(),
                          e.stage(),
                          grounds(e.rationaleSeal(), e.evidenceSeal()),
                          position)));
      case RatingReconfirmed e ->
          reviewed(
              e.capability(),
              review ->
                  review.reconfirmed(
                      new DatedRatings.Entry(
                          e.effectiveOn(),
                          e.rating(),
                          e.cycle(),
                          null,
                          e.stage(),
                          grounds(e.remarkSeal(), e.evidenceSeal()),
                          position)));
      case RatingAgreed e -> reviewed(e.capability(), review -> review.agreed(entry(e, position)));
      case RatingWithdrawn e -> reviewed(e.capability(), review -> review.withdrawn(e.withdrawn()));
      case RatingChallenged e ->
          reviewed(
              e.capability(),
              review ->
                  review.challenged(
                      new CapabilityReview.Challenge(
                          e.self(), e.sees(), null, position, e.evidenceSeal() != null)));
      case ChallengeAnswered e -> reviewed(e.capability(), review -> review.answered(e.offers()));
      case AssessmentSubmitted _ -> new Submitted(reviews(), terms());
      case AssessmentSignedOff e -> new SignedOff(reviews(), terms(), e.hash());
      case AssessmentReopened e -> new Open(reviews(), terms().until(e.until()));
      case AssessmentExtended e -> on(terms().until(e.until()));
      case AssessmentExcused _ -> new Excused(terms());
      case AssessmentExpected _ -> new NotStarted(terms());
      case CapabilitiesAssigned e ->
          on(terms().assigned(e.member(), new Terms.Assignment(e.capabilities(), e.dueOn())));
    };
  }

  private Assessment opened(AssessmentOpened event) {
    if (this instanceof NotStarted fresh) {
      return new Open(Map.of(), fresh.terms());
    }
    throw new IllegalStateException("opened twice: " + event.stream());
  }

  private Assessment reviewed(CapabilityCode capability, UnaryOperator<CapabilityReview> change) {
    Map<CapabilityCode, CapabilityReview> more = new HashMap<>(reviews());
    more.put(capability, change.apply(of(capability)));
    return with(Map.copyOf(more));
  }

  private static DatedRatings.Entry entry(RatingAgreed event, long position) {
    return new DatedRatings.Entry(
        event.effectiveOn(),
        event.to(),
        event.cycle(),
        null,
        Stage.AGREED,
        DatedRatings.Grounds.NONE,
        position);
  }

  private static DatedRatings.Grounds grounds(@Nullable Seal prose, @Nullable Seal evidence) {
    return new DatedRatings.Grounds(prose != null, evidence != null);
  }
}
