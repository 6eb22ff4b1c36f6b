package uk.ragtime.benchmarks.store.engine;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealedField;

/**
 * The ratings to send.
 *
 * @param rationale what is said with each; null for nothing
 */
public record RatingSequence(@Nullable FreeText rationale) {
  /** Fits every change, the first as well. */
  public static final ChangeReason REASON = ChangeReason.CORRECTION;

  private static final RandomSource RANDOM = new RandomSource();

  public static final RatingSequence WITHOUT_REMARKS = new RatingSequence(null);

  /** A command that records as many events as the form says. */
  RatingCommand command(Workload.Item item, Form form) {
    return switch (form) {
      case ONE_EVENT -> new RatingCommand.ChangeRating(item.assessment(), given(item, 0));
      case ELEVEN_EVENTS ->
          new RatingCommand.ChangeRatings(
              item.assessment(),
              IntStream.range(0, Workload.CAPABILITIES.size())
                  .mapToObj(capability -> given(item, capability))
                  .toList());
    };
  }

  /** Sealed as the HTTP side does: as a rationale and as a remark. */
  private Remarks remarks() {
    return rationale == null
        ? Remarks.NONE
        : new Remarks(
            Sealed.of(Opening.of(SealedField.RATIONALE, RANDOM.key(), rationale)),
            Sealed.of(Opening.of(SealedField.REMARK, RANDOM.key(), rationale)),
            null,
            0);
  }

  private GivenRating given(Workload.Item item, int capability) {
    return new GivenRating(
        Workload.CAPABILITIES.get(capability), item.turn(capability), REASON, remarks(), null);
  }
}
