package uk.ragtime.benchmarks.store.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.FreeText;

/**
 * The ratings that are asked for.
 *
 * @param rationale what is said with each; null for nothing
 */
public record Ratings(@Nullable FreeText rationale) {
  /** Fits every change, the first as well. */
  public static final ChangeReason REASON = ChangeReason.CORRECTION;

  public static final Ratings WITHOUT_REMARKS = new Ratings(null);

  /** A command that records as many events as the form says. */
  RatingCommand command(Land.Stop stop, Form form) {
    return switch (form) {
      case ONE_EVENT -> new RatingCommand.ChangeRating(stop.assessment(), given(stop, 0));
      case ELEVEN_EVENTS ->
          new RatingCommand.ChangeRatings(
              stop.assessment(),
              IntStream.range(0, Land.CAPABILITIES.size())
                  .mapToObj(capability -> given(stop, capability))
                  .toList());
    };
  }

  private GivenRating given(Land.Stop stop, int capability) {
    return new GivenRating(
        Land.CAPABILITIES.get(capability),
        stop.turn(capability),
        REASON,
        rationale,
        List.of(),
        null);
  }
}
