package uk.ragtime.command.access;

import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.NOT_ALLOWED;
import static uk.ragtime.command.decision.RefusalCode.NOT_YOUR_AGENCY;
import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.member.Invitation;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.access.Action;

/**
 * The wall around a partnership, and the table of roles within it. To a stranger a partnership does
 * not exist; a member who lacks the role is told so. Who has left is a stranger, and so is an
 * operator, whatever they may have been before.
 */
public final class Access {
  private Access() {}

  /**
   * Lets somebody in, in the capacity that the need takes.
   *
   * @throws Refused with {@code partnership-unknown}, {@code not-allowed}, {@code not-your-agency}
   *     or, of a code, with what is wrong with it
   */
  public static Acting admit(Members members, Who who, Need need, Instant now) {
    Optional<Member> member =
        who.operator() ? Optional.empty() : members.whoIs(who.identity(), now);
    return switch (need) {
      case Need.ToEnter _ -> enter(member, who);
      case Need.ToOperate _ -> who.operator() ? operator() : refuse(member);
      case Need.ToEnrol enrol -> enrol(member, who, enrol);
      case Need.ToDo todo -> as(member.orElseThrow(Access::stranger), todo.action());
      case Need.ToAccept(CodeHash code) -> accept(members, member, who, code);
      case Need.ToRateFor rate -> rate(member.orElseThrow(Access::stranger), rate.agency());
    };
  }

  private static Acting enter(Optional<Member> member, Who who) {
    return who.operator() ? operator() : inPerson(member.orElseThrow(Access::stranger));
  }

  private static Acting enrol(Optional<Member> member, Who who, Need.ToEnrol need) {
    if (member.isPresent() && member.get().may(Action.MANAGE_MEMBERS)) {
      return as(member.get(), Action.MANAGE_MEMBERS);
    }
    if (!who.operator()) {
      return refuse(member);
    }
    if (!need.coordinatorOnly()) {
      throw new Refused(NOT_ALLOWED, "An operator appoints coordinators and nobody else");
    }
    return operator();
  }

  /**
   * A code that was never given out makes nobody known; one that was, whatever became of it, does.
   */
  private static Acting accept(
      Members members, Optional<Member> member, Who who, @Nullable CodeHash code) {
    if (code == null) {
      return member.map(Access::inPerson).orElseThrow(Access::stranger);
    }
    Invitation invitation =
        members
            .invitation(code)
            .orElseThrow(() -> member.isPresent() ? new Refused(INVITATION_UNKNOWN) : stranger());
    if (who.operator()) {
      throw new Refused(OPERATOR_NOT_MEMBER);
    }
    if (invitation instanceof Invitation.Used used && !used.by().equals(who.identity())) {
      // Before anything is answered as it was the first time: that answer was for somebody else.
      throw new Refused(INVITATION_USED);
    }
    return new Acting(invitation.member().value(), false);
  }

  private static Acting rate(Member member, AgencyCode agency) {
    boolean ratesOwn = member.may(Action.RATE_OWN_AGENCIES);
    if (ratesOwn && member.agencies().contains(agency)) {
      return inPerson(member);
    }
    if (member.may(Action.RATE_ON_BEHALF)) {
      return new Acting(member.code().value(), true);
    }
    throw new Refused(ratesOwn ? NOT_YOUR_AGENCY : NOT_ALLOWED);
  }

  private static Acting as(Member member, Action action) {
    if (!member.may(action)) {
      throw new Refused(NOT_ALLOWED);
    }
    return inPerson(member);
  }

  private static Acting inPerson(Member member) {
    return new Acting(member.code().value(), false);
  }

  private static Acting operator() {
    return new Acting(Acting.OPERATOR, false);
  }

  private static Acting refuse(Optional<Member> member) {
    throw member.isPresent() ? new Refused(NOT_ALLOWED) : stranger();
  }

  private static Refused stranger() {
    return new Refused(PARTNERSHIP_UNKNOWN);
  }
}
