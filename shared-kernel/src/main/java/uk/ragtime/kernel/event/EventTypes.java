package uk.ragtime.kernel.event;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;

/** Event types and the classes that they are read into. Stored names: add, never change. */
public final class EventTypes {
  private static final Map<Class<? extends DomainEvent>, EventType> BY_CLASS =
      Map.ofEntries(
          entry(PartnershipEvent.PartnershipRegistered.class, first("partnership-registered")),
          entry(PartnershipEvent.PartnershipRenamed.class, first("partnership-renamed")),
          entry(MemberEvent.MemberEnrolled.class, second("member-enrolled")),
          entry(MemberEvent.MemberChanged.class, second("member-changed")),
          entry(MemberEvent.MemberNameChanged.class, second("member-name-changed")),
          entry(MemberEvent.MemberInvited.class, second("member-invited")),
          entry(MemberEvent.InvitationWithdrawn.class, second("invitation-withdrawn")),
          entry(MemberEvent.MemberLeaveScheduled.class, second("member-leave-scheduled")),
          entry(MemberEvent.MemberLeaveCalledOff.class, second("member-leave-called-off")),
          entry(AreaEvent.AreaDefined.class, first("area-defined")),
          entry(AreaEvent.AreaRevised.class, first("area-revised")),
          entry(AgencyEvent.AgencyJoined.class, first("agency-joined")),
          entry(AgencyEvent.AgencyRevised.class, first("agency-revised")),
          entry(
              ChecklistEvent.ChecklistVersionPublished.class,
              second("checklist-version-published")),
          entry(CycleEvent.CycleScheduled.class, first("cycle-scheduled")),
          entry(CycleEvent.CycleRescheduled.class, first("cycle-rescheduled")),
          entry(CycleEvent.CycleClosed.class, first("cycle-closed")),
          entry(AssessmentEvent.AssessmentOpened.class, first("assessment-opened")),
          entry(AssessmentEvent.RatingChanged.class, second("rating-changed")),
          entry(AssessmentEvent.RatingReconfirmed.class, second("rating-reconfirmed")),
          entry(AssessmentEvent.AssessmentSubmitted.class, first("assessment-submitted")),
          entry(AssessmentEvent.RatingChallenged.class, first("rating-challenged")),
          entry(AssessmentEvent.ChallengeAnswered.class, first("challenge-answered")),
          entry(AssessmentEvent.RatingAgreed.class, first("rating-agreed")),
          entry(AssessmentEvent.RatingWithdrawn.class, first("rating-withdrawn")),
          entry(AssessmentEvent.AssessmentSignedOff.class, first("assessment-signed-off")),
          entry(AssessmentEvent.AssessmentReopened.class, first("assessment-reopened")),
          entry(AssessmentEvent.AssessmentExtended.class, first("assessment-extended")),
          entry(AssessmentEvent.AssessmentExcused.class, first("assessment-excused")),
          entry(AssessmentEvent.AssessmentExpected.class, first("assessment-expected")),
          entry(AssessmentEvent.CapabilitiesAssigned.class, first("capabilities-assigned")),
          entry(CommentEvent.CommentMade.class, first("comment-made")),
          entry(CommentEvent.CommentWithdrawn.class, first("comment-withdrawn")),
          entry(ProfileEvent.ProfileSignedOff.class, first("profile-signed-off")),
          entry(CycleEvent.CycleCancelled.class, first("cycle-cancelled")),
          entry(ActionEvent.ActionPlanned.class, first("action-planned")),
          entry(ActionEvent.ActionRevised.class, first("action-revised")),
          entry(ActionEvent.ActionProgressed.class, first("action-progressed")),
          entry(ErasureEvent.PersonErased.class, first("person-erased")),
          entry(ErasureEvent.TextsErased.class, first("texts-erased")),
          entry(ErasureEvent.ErasureDeferred.class, first("erasure-deferred")),
          entry(ErasureEvent.ErasureCarriedOut.class, first("erasure-carried-out")),
          entry(ErasureEvent.HoldPlaced.class, first("hold-placed")),
          entry(ErasureEvent.HoldLifted.class, first("hold-lifted")));

  private static final Map<EventType, Class<? extends DomainEvent>> BY_TYPE =
      BY_CLASS.entrySet().stream()
          .collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private EventTypes() {}

  /** The type under which an event is stored and published. */
  public static EventType of(DomainEvent event) {
    EventType type = BY_CLASS.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException("an event without a type: " + event.getClass().getName());
    }
    return type;
  }

  /**
   * The class that an event of this type is read into.
   *
   * @throws UnknownEventTypeException if this release knows no such type
   */
  public static Class<? extends DomainEvent> classOf(EventType type) {
    Class<? extends DomainEvent> found = BY_TYPE.get(type);
    if (found == null) {
      throw new UnknownEventTypeException(type);
    }
    return found;
  }

  /** All types that this release can read. */
  public static Set<EventType> all() {
    return BY_TYPE.keySet();
  }

  private static EventType first(String name) {
    return new EventType(name, 1);
  }

  private static EventType second(String name) {
    return new EventType(name, 2);
  }
}
