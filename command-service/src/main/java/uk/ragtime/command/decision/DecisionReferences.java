package uk.ragtime.command.decision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * The other data of the partnership that a decision may read. The events are recorded only if all
 * that was read is unchanged.
 */
public interface DecisionReferences extends StateReader {
  /**
   * The days of all ratings of a cycle; the decision depends on the partnership's whole log then.
   */
  Optional<RatedDays> ratedDays(CycleCode cycle);

  /** The texts that stand at places, and are not erased. */
  List<WrittenText> textsAt(Collection<TextPlace> places);

  /** Whether this text stands at a place; not if the one that stood there is erased. */
  boolean isWritten(TextPlace place, String text);

  /** The texts that a member wrote, and that are not erased. */
  List<WrittenText> textsBy(MemberHandle member);

  /** The events of a stream, in order; for rare decisions that states have too little for. */
  List<StoredEvent> eventsOf(StreamId stream);

  /** All streams of a kind; the decision depends on the partnership's whole log then. */
  List<StreamId> streamsOf(StreamKind kind);
}
