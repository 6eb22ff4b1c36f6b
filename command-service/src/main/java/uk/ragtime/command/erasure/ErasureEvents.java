package uk.ragtime.command.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.TextPlace;

/** The events of an erasure: what is erased at once, and what holds defer. */
public final class ErasureEvents {
  private ErasureEvents() {}

  /** Erases members and texts as far as no hold forbids it on a day, and defers the rest. */
  public static List<ErasureEvent> of(
      Erasures state,
      int erasure,
      Collection<MemberHandle> members,
      Collection<WrittenText> texts,
      ErasureGround ground,
      LocalDate day) {
    List<ErasureEvent> events = new ArrayList<>();
    Set<MemberHandle> heldMembers = new TreeSet<>();
    Set<TextPlace> heldPlaces = new TreeSet<>();
    Set<HoldNumber> holds = new TreeSet<>();
    for (MemberHandle member : new TreeSet<>(members)) {
      Set<HoldNumber> holding = state.holding(member, day);
      if (holding.isEmpty()) {
        events.add(new PersonErased(erasure, member, ground));
      } else {
        heldMembers.add(member);
        holds.addAll(holding);
      }
    }
    Set<TextPlace> free = new TreeSet<>();
    for (WrittenText text : texts) {
      Set<HoldNumber> holding = state.holding(text, day);
      (holding.isEmpty() ? free : heldPlaces).add(text.place());
      holds.addAll(holding);
    }
    chunks(free).forEach(places -> events.add(new TextsErased(erasure, places, ground)));
    if (!heldMembers.isEmpty() && heldPlaces.isEmpty()) {
      events.add(new ErasureDeferred(erasure, heldMembers, List.of(), ground, holds));
    }
    Set<MemberHandle> unsaid = heldMembers;
    for (List<TextPlace> places : chunks(heldPlaces)) {
      events.add(new ErasureDeferred(erasure, unsaid, places, ground, holds));
      unsaid = Set.of();
    }
    return events;
  }

  /** Erases what waits and no hold forbids any longer on a day. */
  public static List<ErasureEvent> due(
      Erasures state, DecisionReferences references, LocalDate day) {
    List<ErasureEvent> events = new ArrayList<>();
    for (Deferral waiting : state.deferred()) {
      List<MemberHandle> members =
          waiting.members().stream().filter(m -> state.holding(m, day).isEmpty()).toList();
      List<WrittenText> texts =
          references.textsAt(waiting.places()).stream()
              .filter(text -> state.holding(text, day).isEmpty())
              .toList();
      events.addAll(of(state, waiting.erasure(), members, texts, waiting.ground(), day));
    }
    return events;
  }

  private static List<List<TextPlace>> chunks(Set<TextPlace> places) {
    List<TextPlace> inOrder = new ArrayList<>(places);
    List<List<TextPlace>> chunks = new ArrayList<>();
    for (int from = 0; from < inOrder.size(); from += ErasureEvent.MAX_PLACES) {
      int to = Math.min(inOrder.size(), from + ErasureEvent.MAX_PLACES);
      chunks.add(List.copyOf(inOrder.subList(from, to)));
    }
    return chunks;
  }
}
