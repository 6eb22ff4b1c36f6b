package uk.ragtime.command.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * All erasures and holds of a partnership.
 *
 * @param last the number of the last erasure; 0 if there was none
 * @param holds those that were not lifted, whether their last day has passed or not
 * @param deferred what of earlier erasures waits
 * @param carriedOut up to which position each erasure was recorded as carried out
 */
public record Erasures(
    int last,
    Set<MemberHandle> erasedMembers,
    Set<TextPlace> erasedPlaces,
    Map<HoldNumber, Hold> holds,
    Set<HoldNumber> lifted,
    List<Deferral> deferred,
    Map<Integer, Long> carriedOut) {
  private static final Erasures NONE =
      new Erasures(0, Set.of(), Set.of(), Map.of(), Set.of(), List.of(), Map.of());

  /** The type of their stream. */
  public static StreamType<Erasures, ErasureEvent> streamType() {
    return StreamType.of(Erasures.class, ErasureEvent.class, () -> NONE, Erasures::evolve);
  }

  /** The holds that forbid to erase a member on a day. */
  Set<HoldNumber> holding(MemberHandle member, LocalDate day) {
    return holding(day, hold -> hold.holds(member));
  }

  /** The holds that forbid to erase a text on a day. */
  Set<HoldNumber> holding(WrittenText text, LocalDate day) {
    return holding(day, hold -> hold.holds(text));
  }

  private Set<HoldNumber> holding(LocalDate day, Predicate<Hold> concerns) {
    Set<HoldNumber> found = new TreeSet<>();
    holds.forEach((number, hold) -> {
      if (hold.holdsOn(day) && concerns.test(hold)) {
        found.add(number);
      }
    });
    return found;
  }

  Erasures evolve(ErasureEvent event) {
    return switch (event) {
      case PersonErased e ->
          new Erasures(
              Math.max(last, e.erasure()),
              with(erasedMembers, Set.of(e.member())),
              erasedPlaces,
              holds,
              lifted,
              without(Set.of(e.member()), Set.of()),
              carriedOut);
      case TextsErased e ->
          new Erasures(
              Math.max(last, e.erasure()),
              erasedMembers,
              with(erasedPlaces, e.places()),
              holds,
              lifted,
              without(Set.of(), new HashSet<>(e.places())),
              carriedOut);
      case ErasureDeferred e -> {
        List<Deferral> more = new ArrayList<>(deferred);
        more.add(new Deferral(e.erasure(), e.members(), new TreeSet<>(e.places()), e.ground()));
        yield new Erasures(
            Math.max(last, e.erasure()),
            erasedMembers,
            erasedPlaces,
            holds,
            lifted,
            more,
            carriedOut);
      }
      case ErasureCarriedOut e -> {
        Map<Integer, Long> more = new TreeMap<>(carriedOut);
        more.merge(e.erasure(), e.lastPosition(), Math::max);
        yield new Erasures(last, erasedMembers, erasedPlaces, holds, lifted, deferred, more);
      }
      case HoldPlaced e -> {
        Map<HoldNumber, Hold> more = new TreeMap<>(holds);
        more.put(e.hold(), Hold.of(e));
        yield new Erasures(last, erasedMembers, erasedPlaces, more, lifted, deferred, carriedOut);
      }
      case HoldLifted e -> {
        Map<HoldNumber, Hold> fewer = new TreeMap<>(holds);
        fewer.remove(e.hold());
        yield new Erasures(
            last,
            erasedMembers,
            erasedPlaces,
            fewer,
            with(lifted, Set.of(e.hold())),
            deferred,
            carriedOut);
      }
    };
  }

  private List<Deferral> without(Set<MemberHandle> members, Set<TextPlace> places) {
    List<Deferral> rest = new ArrayList<>();
    for (Deferral waiting : deferred) {
      Set<MemberHandle> otherMembers = new TreeSet<>(waiting.members());
      otherMembers.removeAll(members);
      Set<TextPlace> otherPlaces = new TreeSet<>(waiting.places());
      otherPlaces.removeAll(places);
      Deferral less = new Deferral(waiting.erasure(), otherMembers, otherPlaces, waiting.ground());
      if (!less.isEmpty()) {
        rest.add(less);
      }
    }
    return List.copyOf(rest);
  }

  private static <T> Set<T> with(Set<T> known, Iterable<T> more) {
    Set<T> all = new HashSet<>(known);
    more.forEach(all::add);
    return Set.copyOf(all);
  }
}
