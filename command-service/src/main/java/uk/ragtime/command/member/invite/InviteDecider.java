package uk.ragtime.command.member.invite;

import static uk.ragtime.command.decision.RefusalCode.ALREADY_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.EXPIRY_OUT_OF_RANGE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Person;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.member.InvitationCodes;
import uk.ragtime.command.member.Members;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.seal.Seal;

/** Invites a person. Each invitation has a code of its own, so it is never a repetition. */
public final class InviteDecider implements Decider<InviteMember, Members, MemberEvent> {
  /** Long enough for a holiday, short enough that a forgotten message grants nothing. */
  static final int USUAL_EXPIRY_DAYS = 14;

  /** A longer validity would outlive its purpose. */
  static final int LATEST_EXPIRY_DAYS = 90;

  private final InvitationCodes codes;

  InviteDecider(InvitationCodes codes) {
    this.codes = codes;
  }

  @Override
  public Class<InviteMember> commandType() {
    return InviteMember.class;
  }

  @Override
  public StreamType<Members, MemberEvent> streamType() {
    return Members.streamType();
  }

  @Override
  public List<MemberEvent> decide(Members state, InviteMember command, DecisionContext context) {
    String code = codes.code(command.partnership(), command.member(), context.version() + 1);
    return decide(state, command, CodeHash.of(code), context);
  }

  /** Decides with the hash of a given code. */
  public static List<MemberEvent> decide(
      Members state, InviteMember command, CodeHash code, DecisionContext context) {
    Members.requireUsableCode(
        context.references().read(StreamId.PARTNERSHIP, Partnership.streamType()),
        command.member());
    People people = context.references().people();
    MemberHandle handle = people.handleOf(command.member()).orElse(command.fresh());
    if (state.current(handle, context.now()).isPresent()) {
      throw new Refused(ALREADY_MEMBER);
    }
    LocalDate today = Calendar.dayOf(context.now());
    LocalDate expiresOn =
        command.expiresOn() == null ? today.plusDays(USUAL_EXPIRY_DAYS) : command.expiresOn();
    if (expiresOn.isBefore(today) || expiresOn.isAfter(today.plusDays(LATEST_EXPIRY_DAYS))) {
      throw new Refused(EXPIRY_OUT_OF_RANGE);
    }
    for (AgencyCode agency : command.agencies()) {
      context.references().read(StreamId.of(agency), Agency.streamType()).requireKnown(agency);
    }
    return List.of(
        new MemberInvited(
            handle,
            personSeal(state, command.person(), people.of(handle)),
            code,
            command.roles(),
            command.agencies(),
            expiresOn));
  }

  /**
   * The seal of the invited person, unless the code has a holder: it is not known yet who accepts,
   * and what the holder recorded stays under the holder's name.
   */
  private static @Nullable Seal personSeal(
      Members state, SealedPerson invited, Optional<Person> known) {
    boolean stays =
        known
            .filter(person ->
                state.wasEverMember(person.handle()) || person.name().equals(invited.name()))
            .isPresent();
    return stays ? null : invited.seal();
  }

  @Override
  public boolean creates(MemberEvent event) {
    return event instanceof MemberInvited;
  }

  @Override
  public long resourceVersion(Members state, InviteMember command, DecisionContext context) {
    return state.versionOf(command.member(), context.references().people());
  }
}
