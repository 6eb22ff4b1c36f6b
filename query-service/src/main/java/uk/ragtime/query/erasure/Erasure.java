package uk.ragtime.query.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.erasure.ErasureLog.Entry;

/**
 * An erasure as its events tell it.
 *
 * @param request its first event
 * @param last its last event that erased or deferred something
 * @param members erased ones
 * @param places of erased texts
 * @param heldMembers those whose erasure still waits
 * @param heldPlaces of texts whose erasure still waits
 * @param holds by which something was deferred that still waits
 * @param carriedOut one for each part
 */
record Erasure(
    int number,
    ErasureGround ground,
    Entry request,
    long last,
    Set<MemberHandle> members,
    Set<TextPlace> places,
    Set<MemberHandle> heldMembers,
    Set<TextPlace> heldPlaces,
    Set<HoldNumber> holds,
    List<CarriedOut> carriedOut)
    implements Comparable<Erasure> {
  /** The record that a part was carried out. */
  record CarriedOut(Entry entry, ErasureCarriedOut event) {}

  /**
   * @param entries at least one, in the order of the log
   */
  static Erasure of(int number, List<Entry> entries) {
    Entry request = entries.getFirst();
    Set<MemberHandle> members = new TreeSet<>();
    Set<TextPlace> places = new TreeSet<>();
    List<ErasureDeferred> deferrals = new ArrayList<>();
    List<CarriedOut> carriedOut = new ArrayList<>();
    ErasureGround ground = null;
    long last = request.position();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case PersonErased e -> {
          members.add(e.member());
          ground = e.ground();
          last = entry.position();
        }
        case TextsErased e -> {
          places.addAll(e.places());
          ground = e.ground();
          last = entry.position();
        }
        case ErasureDeferred e -> {
          deferrals.add(e);
          ground = e.ground();
          last = entry.position();
        }
        case ErasureCarriedOut e -> carriedOut.add(new CarriedOut(entry, e));
        case HoldPlaced _, HoldLifted _ ->
            throw new IllegalStateException("a hold is no part of an erasure");
      }
    }
    if (ground == null) {
      throw new IllegalStateException("erasure " + number + " erased nothing");
    }
    Set<MemberHandle> heldMembers = new TreeSet<>();
    Set<TextPlace> heldPlaces = new TreeSet<>();
    Set<HoldNumber> holds = new TreeSet<>();
    for (ErasureDeferred deferral : deferrals) {
      Set<MemberHandle> waitingMembers = new TreeSet<>(deferral.members());
      waitingMembers.removeAll(members);
      Set<TextPlace> waitingPlaces = new TreeSet<>(deferral.places());
      waitingPlaces.removeAll(places);
      if (!waitingMembers.isEmpty() || !waitingPlaces.isEmpty()) {
        heldMembers.addAll(waitingMembers);
        heldPlaces.addAll(waitingPlaces);
        holds.addAll(deferral.holds());
      }
    }
    return new Erasure(
        number,
        ground,
        request,
        last,
        members,
        places,
        heldMembers,
        heldPlaces,
        holds,
        List.copyOf(carriedOut));
  }

  ErasureState state() {
    if (!heldMembers.isEmpty() || !heldPlaces.isEmpty()) {
      return ErasureState.DEFERRED;
    }
    return carriedOut.stream().anyMatch(part -> part.event().lastPosition() >= last)
        ? ErasureState.CARRIED_OUT
        : ErasureState.UNDER_WAY;
  }

  @Override
  public int compareTo(Erasure other) {
    return Integer.compare(number, other.number);
  }
}
