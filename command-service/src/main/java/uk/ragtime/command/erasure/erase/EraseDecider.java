package uk.ragtime.command.erasure.erase;

import static uk.ragtime.command.decision.RefusalCode.MEMBER_NOT_LEFT;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.TEXT_UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.command.erasure.ErasureEvents;
import uk.ragtime.command.erasure.Erasures;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.seal.TextPlace;

/** Erases members and texts, as a whole or not at all; holds defer what they forbid. */
public final class EraseDecider implements Decider<Erase, Erasures, ErasureEvent> {
  @Override
  public Class<Erase> commandType() {
    return Erase.class;
  }

  @Override
  public StreamType<Erasures, ErasureEvent> streamType() {
    return Erasures.streamType();
  }

  @Override
  public List<ErasureEvent> decide(Erasures state, Erase command, DecisionContext context) {
    DecisionReferences references = context.references();
    LocalDate today = Calendar.dayOf(context.now());
    Set<MemberHandle> members = new TreeSet<>();
    People people = references.people();
    Members membership = references.read(StreamId.MEMBERS, Members.streamType());
    List<Refused.Fault> faults = new ArrayList<>();
    int place = 0;
    for (MemberCode code : command.members()) {
      MemberHandle member = people.handleOf(code).orElseThrow(() -> new Refused(MEMBER_UNKNOWN));
      if (membership.current(member, context.now()).isPresent()
          || isInvited(membership, member, today)) {
        faults.add(
            new Refused.Fault(
                "members[" + place + "]", MEMBER_NOT_LEFT.code(), MEMBER_NOT_LEFT.title()));
      }
      members.add(member);
      place++;
    }
    if (!faults.isEmpty()) {
      throw new Refused(MEMBER_NOT_LEFT, MEMBER_NOT_LEFT.title(), faults);
    }
    Set<WrittenText> texts = new LinkedHashSet<>(named(state, command.places(), references));
    if (command.textsToo()) {
      members.forEach(member -> texts.addAll(references.textsBy(member)));
    }
    return ErasureEvents.of(state, state.last() + 1, members, texts, command.ground(), today);
  }

  private static boolean isInvited(Members membership, MemberHandle member, LocalDate today) {
    return membership
        .latestInvitation(member)
        .filter(invitation ->
            invitation instanceof Invitation.Pending pending && !today.isAfter(pending.expiresOn()))
        .isPresent();
  }

  /** The texts at places; one that was erased before is erased already. */
  private static List<WrittenText> named(
      Erasures state, Set<TextPlace> places, DecisionReferences references) {
    List<WrittenText> found = references.textsAt(places);
    Set<TextPlace> missing = new HashSet<>(places);
    found.forEach(text -> missing.remove(text.place()));
    missing.removeAll(state.erasedPlaces());
    if (!missing.isEmpty()) {
      throw new Refused(
          TEXT_UNKNOWN,
          TEXT_UNKNOWN.title(),
          new TreeSet<>(missing)
              .stream()
                  .map(place ->
                      new Refused.Fault(
                          "texts",
                          TEXT_UNKNOWN.code(),
                          "There is no %s at position %d"
                              .formatted(place.field().wireName(), place.position())))
                  .toList());
    }
    return found;
  }

  @Override
  public boolean creates(ErasureEvent event) {
    return true;
  }
}
