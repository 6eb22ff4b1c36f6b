package uk.ragtime.benchmarks.store.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.FreeText;

/**
 * The ratings to send.
 *
 * @param rationale what is said with each; null for nothing
 */
public record RatingSequence(@Nullable FreeText rationale) {
  /** Fits every change, the first as well. */
  public static final ChangeReason REASON = ChangeReason.CORRECTION;

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

  private GivenRating given(Workload.Item item, int capability) {
    return new GivenRating(
        Workload.CAPABILITIES.get(capability),
        item.turn(capability),
        REASON,
        rationale,
        List.of(),
        null);
  }
}
