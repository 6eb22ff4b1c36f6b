package uk.ragtime.command.assessment.assign;

import static uk.ragtime.command.decision.RefusalCode.DUE_BEFORE_CYCLE;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_NOT_OF_AGENCY;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.Terms;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.member.Member;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;

/** Assigns capabilities to a member who rates for the agency or leads it. */
public final class AssignDecider extends AssessmentDecider<AssignCapabilities> {
  public AssignDecider() {
    super(AssignCapabilities.class, Act.ASSIGN);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      AssignCapabilities command,
      DecisionContext context) {
    context.actor().capacities().choose(command.as(), AssignCapabilities.ACCEPTED);
    command.capabilities().forEach(references::requireCapability);
    MemberHandle member = member(command, context);
    var wanted = new Terms.Assignment(new TreeSet<>(command.capabilities()), command.dueOn());
    Terms.Assignment known = state.terms().of(member);
    boolean asIs =
        wanted.capabilities().isEmpty() ? known.capabilities().isEmpty() : known.equals(wanted);
    if (asIs) {
      return List.of();
    }
    LocalDate opensOn = references.cycle().opensOn();
    if (wanted.dueOn() != null && wanted.dueOn().isBefore(opensOn)) {
      throw new Refused(DUE_BEFORE_CYCLE, "The cycle opens on " + opensOn);
    }
    AssessmentKey key = command.assessment();
    return List.of(
        new CapabilitiesAssigned(
            key.cycle(), key.area(), key.agency(), member, wanted.capabilities(), wanted.dueOn()));
  }

  private static MemberHandle member(AssignCapabilities command, DecisionContext context) {
    Members members = context.references().read(StreamId.MEMBERS, Members.streamType());
    Member member = members.require(command.member(), context.references().people());
    boolean ofAgency =
        member.may(Action.RATE_OWN_AGENCIES)
            && member.agencies().contains(command.assessment().agency())
            && members.current(member.handle(), context.now()).isPresent();
    if (!ofAgency && !command.capabilities().isEmpty()) {
      throw new Refused(MEMBER_NOT_OF_AGENCY);
    }
    return member.handle();
  }
}
