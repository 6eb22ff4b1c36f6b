package uk.ragtime.command.action;

import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Checks that the sender plans for an agency: one's own, or on behalf of any. */
public final class AgencyActors {
  private AgencyActors() {}

  /**
   * @throws Refused with {@code not-your-agency}
   */
  public static void requirePlansFor(AgencyCode agency, DecisionContext context) {
    Members members = context.references().read(StreamId.MEMBERS, Members.streamType());
    boolean plans =
        context
            .actor()
            .id()
            .member()
            .flatMap(handle -> members.current(handle, context.now()))
            .filter(member -> mayPlanFor(member, agency))
            .isPresent();
    if (!plans) {
      throw new Refused(RefusalCode.NOT_YOUR_AGENCY);
    }
  }

  private static boolean mayPlanFor(Member member, AgencyCode agency) {
    return member.may(Action.RATE_ON_BEHALF)
        || (member.may(Action.RATE_OWN_AGENCIES) && member.agencies().contains(agency));
  }
}
