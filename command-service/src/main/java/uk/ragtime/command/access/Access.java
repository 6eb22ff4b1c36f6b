package uk.ragtime.command.access;

import static uk.ragtime.command.decision.RefusalCode.NOT_ALLOWED;
import static uk.ragtime.command.decision.RefusalCode.NOT_YOUR_AGENCY;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.util.Optional;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.access.Action;

/**
 * The wall around a partnership, and the table of roles within it. To a stranger a partnership does
 * not exist; a member who lacks the role is told so.
 */
public final class Access {
  private Access() {}

  /**
   * Lets somebody in, in the capacity that the need takes.
   *
   * @throws Refused with {@code partnership-unknown}, {@code not-allowed} or {@code
   *     not-your-agency}
   */
  public static Acting admit(Members members, Who who, Need need) {
    Optional<Member> member = members.whoIs(who.identity());
    return switch (need) {
      case Need.ToEnter _ -> enter(member, who);
      case Need.ToOperate _ -> who.operator() ? operator() : refuse(member);
      case Need.ToEnrol enrol -> enrol(member, who, enrol);
      case Need.ToDo todo -> as(member.orElseThrow(Access::stranger), todo.action());
      case Need.ToRateFor rate -> rate(member.orElseThrow(Access::stranger), rate.agency());
    };
  }

  private static Acting enter(Optional<Member> member, Who who) {
    if (member.isEmpty() && who.operator()) {
      return operator();
    }
    return new Acting(member.orElseThrow(Access::stranger).code().value(), false);
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

  private static Acting rate(Member member, AgencyCode agency) {
    boolean ratesOwn = member.may(Action.RATE_OWN_AGENCIES);
    if (ratesOwn && member.agencies().contains(agency)) {
      return new Acting(member.code().value(), false);
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
