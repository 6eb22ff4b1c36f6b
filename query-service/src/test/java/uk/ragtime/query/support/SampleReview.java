package uk.ragtime.query.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.kernel.seal.SealedField;

/**
 * A review in a partnership of {@link SampleEvents}: one assessment is signed, commented on and
 * acted on, another one waits for reviewers, and a cycle is cancelled.
 */
public final class SampleReview {
  /** Code of the action. */
  public static final String ACTION = "train";

  private SampleReview() {}

  public static void append(TestLog log, PartnershipCode partnership) {
    ReviewEvents signed =
        new ReviewEvents(SampleEvents.SPRING, SampleEvents.BLACKPOOL, SampleEvents.MIDWIFERY);
    ReviewEvents waiting =
        new ReviewEvents(SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.MIDWIFERY);
    SheetHash hash = new SheetHash("0".repeat(64));
    append(log, partnership, signed.submitted());
    long last = log.position(partnership);
    append(log, partnership, signed.signedOff(last, 1, hash));
    append(
        log,
        partnership,
        new ProfileSignedOff(
            signed.cycle(),
            signed.area(),
            List.of(new SignedAssessment(signed.agency(), last + 1, hash)),
            1,
            hash,
            null));
    append(log, partnership, signed.comment(1, "Because it is so, they say.", null));
    append(
        log,
        partnership,
        signed.planned(ACTION, LocalDate.of(2027, 3, 31), SampleEvents.LOCAL_SERVICES));
    append(log, partnership, waiting.submitted());
    CycleCode cancelled = new CycleCode("2030-spring");
    append(
        log,
        partnership,
        new CycleScheduled(
            cancelled,
            "Spring 2030",
            SampleEvents.CHECKLIST,
            1,
            LocalDate.of(2030, 3, 1),
            Instant.parse("2030-05-31T16:00:00Z"),
            false));
    append(
        log,
        partnership,
        new CycleCancelled(cancelled, TestSeals.of(SealedField.REASON, "There is no money.")));
  }

  private static void append(TestLog log, PartnershipCode partnership, DomainEvent event) {
    log.append(partnership, event, SampleEvents.SPRINGTIME, "rater");
  }
}
