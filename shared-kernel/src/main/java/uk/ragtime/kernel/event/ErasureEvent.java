package uk.ragtime.kernel.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * All that can happen to names and texts beside the log. Erasures are numbered within the
 * partnership, from 1; one request is one erasure, in as many events as it takes.
 */
public sealed interface ErasureEvent extends DomainEvent {
  /** Keeps an event below 64 KB; an erasure of more places is recorded in several events. */
  int MAX_PLACES = 1000;

  @Override
  default StreamId stream() {
    return StreamId.ERASURES;
  }

  /**
   * The name, code and sign-in of a member were deleted, in the commit that recorded this. The
   * handle is never given out again and takes no opening again.
   */
  record PersonErased(int erasure, MemberHandle member, ErasureGround ground)
      implements ErasureEvent {}

  /**
   * Texts were deleted, in the commit that recorded this. Their places take no opening again.
   *
   * @param places 1 to {@value #MAX_PLACES}, in order
   */
  record TextsErased(int erasure, List<TextPlace> places, ErasureGround ground)
      implements ErasureEvent {
    /**
     * @throws IllegalArgumentException if there are no places or too many
     */
    public TextsErased {
      if (places.isEmpty()) {
        throw new IllegalArgumentException("an erasure of texts names their places");
      }
      requireFew(places);
    }
  }

  /**
   * A part of an erasure waits, because holds forbid it. It is erased, by events of the same
   * erasure, once none of them holds any longer.
   *
   * @param places at most {@value #MAX_PLACES}, in order
   * @param holds those that hold any of it
   */
  record ErasureDeferred(
      int erasure,
      Set<MemberHandle> members,
      List<TextPlace> places,
      ErasureGround ground,
      Set<HoldNumber> holds)
      implements ErasureEvent {
    /**
     * @throws IllegalArgumentException if nothing is deferred, nothing defers it, or there are too
     *     many places
     */
    public ErasureDeferred {
      if (holds.isEmpty() || (members.isEmpty() && places.isEmpty())) {
        throw new IllegalArgumentException("a deferral names what is deferred and by which holds");
      }
      requireFew(places);
    }
  }

  /**
   * Nothing that an erasure erased is left anywhere but in backups. An erasure of which a part was
   * deferred is carried out in as many parts.
   *
   * @param lastPosition of the last event of the erasure that is covered
   * @param storeClearedAt from when the files of the event store held none of it
   * @param readersClearedAt from when no generation of any read models did
   * @param topicsClearedAt when the topics were read and found to hold none of it
   * @param backupsExpireOn the day, in London, by which the last backup that may hold it is gone
   */
  record ErasureCarriedOut(
      int erasure,
      long lastPosition,
      Instant storeClearedAt,
      Instant readersClearedAt,
      Instant topicsClearedAt,
      LocalDate backupsExpireOn)
      implements ErasureEvent {}

  /**
   * Nothing of these members and cycles is erased until further notice. A hold that is placed again
   * replaces what it was before.
   *
   * @param members their names, and the texts that they wrote
   * @param cycles the texts of their assessments
   * @param until the last day, in London, on which it holds; null until it is lifted
   */
  record HoldPlaced(
      HoldNumber hold,
      Set<MemberHandle> members,
      Set<CycleCode> cycles,
      Seal reasonSeal,
      @Nullable LocalDate until)
      implements ErasureEvent {
    /**
     * @throws IllegalArgumentException if nothing is held
     */
    public HoldPlaced {
      if (members.isEmpty() && cycles.isEmpty()) {
        throw new IllegalArgumentException("a hold names members or cycles");
      }
    }
  }

  /** The hold holds no longer. What was deferred only by it is erased. */
  record HoldLifted(HoldNumber hold, @Nullable Seal reasonSeal) implements ErasureEvent {}

  private static void requireFew(List<TextPlace> places) {
    if (places.size() > MAX_PLACES) {
      throw new IllegalArgumentException("an event has at most " + MAX_PLACES + " places");
    }
  }
}
