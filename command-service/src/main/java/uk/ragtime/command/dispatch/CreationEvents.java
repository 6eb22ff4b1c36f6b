package uk.ragtime.command.dispatch;

import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.PartnershipEvent;

/** The events that create something, which HTTP answers with 201. */
final class CreationEvents {
  private CreationEvents() {}

  static boolean isCreation(DomainEvent event) {
    return switch (event) {
      case PartnershipEvent.PartnershipRegistered _,
          MemberEvent.MemberInvited _,
          MemberEvent.MemberEnrolled _,
          AreaEvent.AreaDefined _,
          AgencyEvent.AgencyJoined _,
          ChecklistEvent.ChecklistVersionPublished _,
          CycleEvent.CycleScheduled _,
          AssessmentEvent.AssessmentOpened _ ->
          true;
      case AssessmentEvent.RatingChanged e -> e.from() == null;
      case PartnershipEvent.PartnershipRenamed _,
          MemberEvent.MemberChanged _,
          MemberEvent.MemberNameChanged _,
          MemberEvent.InvitationWithdrawn _,
          MemberEvent.MemberLeaveScheduled _,
          MemberEvent.MemberLeaveCalledOff _,
          AreaEvent.AreaRevised _,
          AgencyEvent.AgencyRevised _,
          CycleEvent.CycleRescheduled _,
          CycleEvent.CycleClosed _,
          AssessmentEvent.RatingReconfirmed _ ->
          false;
    };
  }
}
