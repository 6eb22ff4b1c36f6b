package uk.ragtime.command.assessment;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Sealed;

/**
 * The texts that accompany a rating, sealed. A rationale is sealed as a remark as well, because
 * only the decision tells whether the rating changes; one of the two is recorded.
 *
 * @param evidenceCount how many pieces of evidence the text of {@code evidence} has
 */
public record Remarks(
    @Nullable Sealed rationale,
    @Nullable Sealed remark,
    @Nullable Sealed evidence,
    int evidenceCount) {
  /** No texts. */
  public static final Remarks NONE = new Remarks(null, null, null, 0);

  public boolean isEmpty() {
    return remark == null && evidence == null;
  }

  /** All that an event may have seals of. */
  public List<Sealed> sealed() {
    return Stream.of(rationale, remark, evidence).filter(Objects::nonNull).toList();
  }
}
