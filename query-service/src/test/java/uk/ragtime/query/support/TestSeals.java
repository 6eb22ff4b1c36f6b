package uk.ragtime.query.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** Seals of tests, whose openings are found again, and whose keys are the same in every run. */
public final class TestSeals {
  private static final Map<Seal, Opening> OPENINGS = new ConcurrentHashMap<>();

  private TestSeals() {}

  /** Seals a text, for an event that {@link TestLog} is to append. */
  public static Seal of(SealedField field, String text) {
    Opening opening = new Opening(field, keyOf(field, text), text);
    Seal seal = opening.seal();
    OPENINGS.put(seal, opening);
    return seal;
  }

  /** The key of what {@link #of} sealed. */
  public static SealKey keyOf(SealedField field, String text) {
    return key(field.wireName() + "/" + text);
  }

  /** Openings of an event's texts, as far as they were sealed here. */
  static Map<SealedField, Opening> openings(DomainEvent event) {
    Map<SealedField, Opening> openings = new EnumMap<>(SealedField.class);
    seals(event)
        .forEach((field, seal) ->
            Optional.ofNullable(OPENINGS.get(seal)).ifPresent(one -> openings.put(field, one)));
    return openings;
  }

  private static Map<SealedField, Seal> seals(DomainEvent event) {
    Map<SealedField, Seal> seals = new EnumMap<>(SealedField.class);
    if (event instanceof RatingChanged changed) {
      put(seals, SealedField.RATIONALE, changed.rationaleSeal());
      put(seals, SealedField.EVIDENCE, changed.evidenceSeal());
    } else if (event instanceof RatingReconfirmed reconfirmed) {
      put(seals, SealedField.REMARK, reconfirmed.remarkSeal());
      put(seals, SealedField.EVIDENCE, reconfirmed.evidenceSeal());
    } else if (event instanceof RatingChallenged challenged) {
      put(seals, SealedField.RATIONALE, challenged.rationaleSeal());
      put(seals, SealedField.EVIDENCE, challenged.evidenceSeal());
    } else if (event instanceof RatingAgreed agreed) {
      put(seals, SealedField.RATIONALE, agreed.rationaleSeal());
    } else if (event instanceof RatingWithdrawn withdrawn) {
      put(seals, SealedField.REASON, withdrawn.reasonSeal());
    } else if (event instanceof ChallengeAnswered answered) {
      put(seals, SealedField.RATIONALE, answered.rationaleSeal());
    } else if (event instanceof AssessmentReopened reopened) {
      put(seals, SealedField.REASON, reopened.reasonSeal());
    } else if (event instanceof AssessmentExtended extended) {
      put(seals, SealedField.REASON, extended.reasonSeal());
    } else if (event instanceof AssessmentExcused excused) {
      put(seals, SealedField.REASON, excused.reasonSeal());
    } else if (event instanceof AssessmentSignedOff signed) {
      put(seals, SealedField.STATEMENT, signed.statementSeal());
    } else if (event instanceof ProfileSignedOff signed) {
      put(seals, SealedField.STATEMENT, signed.statementSeal());
    } else if (event instanceof CommentMade made) {
      put(seals, SealedField.COMMENT, made.textSeal());
    } else if (event instanceof ActionPlanned planned) {
      put(seals, SealedField.TITLE, planned.titleSeal());
      put(seals, SealedField.WHAT, planned.whatSeal());
    } else if (event instanceof ActionRevised revised) {
      put(seals, SealedField.TITLE, revised.titleSeal());
      put(seals, SealedField.WHAT, revised.whatSeal());
    } else if (event instanceof ActionProgressed progressed) {
      put(seals, SealedField.NOTE, progressed.noteSeal());
    } else if (event instanceof CycleRescheduled rescheduled) {
      put(seals, SealedField.REASON, rescheduled.reasonSeal());
    } else if (event instanceof CycleClosed closed) {
      put(seals, SealedField.REASON, closed.reasonSeal());
    } else if (event instanceof CycleCancelled cancelled) {
      put(seals, SealedField.REASON, cancelled.reasonSeal());
    } else if (event instanceof HoldPlaced placed) {
      put(seals, SealedField.REASON, placed.reasonSeal());
    } else if (event instanceof HoldLifted lifted) {
      put(seals, SealedField.REASON, lifted.reasonSeal());
    }
    return seals;
  }

  private static void put(Map<SealedField, Seal> seals, SealedField field, @Nullable Seal seal) {
    if (seal != null) {
      seals.put(field, seal);
    }
  }

  static SealKey key(String name) {
    return SealKey.of(digest("key/" + name));
  }

  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
