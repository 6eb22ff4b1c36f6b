package uk.ragtime.query.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.SealedField;

/**
 * A review by its positions: Green, seen as Red; Amber is offered and taken. Another challenge is
 * open, a third rating was a mistake and is withdrawn.
 */
public record SettledReview(long mistaken, long challenged, long agreed, long last) {
  /** Day for which everything is rated. */
  public static final LocalDate DAY = LocalDate.of(2026, 10, 5);

  /** Appends the review to a partnership of {@link SampleEvents}. */
  public static SettledReview append(TestLog log, PartnershipCode partnership) {
    append(log, partnership, rated(SampleEvents.TUNING_IN, Rating.GREEN), "2026-10-06T10:00:00Z");
    append(log, partnership, rated(SampleEvents.SUPERVISION, Rating.AMBER), "2026-10-06T11:00:00Z");
    long mistaken =
        append(
            log,
            partnership,
            rated(SampleEvents.LOCAL_SERVICES, Rating.RED),
            "2026-10-06T12:00:00Z");
    append(
        log,
        partnership,
        new RatingWithdrawn(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.LOCAL_SERVICES,
            mistaken,
            Rating.RED,
            DAY,
            TestSeals.of(SealedField.REASON, "Another area's."),
            false),
        "2026-10-06T13:00:00Z");
    append(
        log,
        partnership,
        new AssessmentSubmitted(
            SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING, false),
        "2026-10-07T10:00:00Z");
    long challenged =
        append(
            log,
            partnership,
            challenge(SampleEvents.TUNING_IN, Rating.GREEN),
            "2026-10-08T10:00:00Z");
    append(
        log,
        partnership,
        challenge(SampleEvents.SUPERVISION, Rating.AMBER),
        "2026-10-08T11:00:00Z");
    append(
        log,
        partnership,
        new ChallengeAnswered(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            TestSeals.of(SealedField.RATIONALE, "Half of them."),
            false),
        "2026-10-09T10:00:00Z");
    long agreed =
        append(
            log,
            partnership,
            new RatingAgreed(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                SampleEvents.TUNING_IN,
                Rating.GREEN,
                Rating.AMBER,
                Rating.GREEN,
                Basis.REVIEWER_ACCEPTED,
                null,
                DAY,
                false),
            "2026-10-10T10:00:00Z");
    append(
        log,
        partnership,
        new AssessmentReopened(
            SampleEvents.AUTUMN,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            TestSeals.of(SealedField.REASON, "One is missing."),
            Instant.parse("2026-11-01T00:00:00Z")),
        "2026-10-11T10:00:00Z");
    long last =
        append(
            log,
            partnership,
            new CapabilitiesAssigned(
                SampleEvents.AUTUMN,
                SampleEvents.BLACKPOOL,
                SampleEvents.HEALTH_VISITING,
                TestPersons.handle("rater"),
                Set.of(SampleEvents.LOCAL_SERVICES),
                LocalDate.of(2026, 10, 20)),
            "2026-10-11T11:00:00Z");
    return new SettledReview(mistaken, challenged, agreed, last);
  }

  public static AssessmentEvent rated(CapabilityCode capability, Rating rating) {
    return SampleEvents.rated(
        SampleEvents.AUTUMN,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        capability,
        null,
        rating,
        DAY);
  }

  public static AssessmentEvent challenge(CapabilityCode capability, Rating self) {
    return SampleEvents.challenged(
        SampleEvents.AUTUMN,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        capability,
        self,
        DAY);
  }

  /** Appends what a rater did, and returns its position. */
  public static long append(
      TestLog log, PartnershipCode partnership, AssessmentEvent event, String at) {
    return log.append(partnership, event, Instant.parse(at), "rater");
  }
}
