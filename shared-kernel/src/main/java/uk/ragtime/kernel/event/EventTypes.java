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
          entry(MemberEvent.MemberEnrolled.class, first("member-enrolled")),
          entry(MemberEvent.MemberChanged.class, first("member-changed")),
          entry(MemberEvent.MemberNameChanged.class, first("member-name-changed")),
          entry(MemberEvent.MemberInvited.class, first("member-invited")),
          entry(MemberEvent.InvitationWithdrawn.class, first("invitation-withdrawn")),
          entry(MemberEvent.MemberLeaveScheduled.class, first("member-leave-scheduled")),
          entry(MemberEvent.MemberLeaveCalledOff.class, first("member-leave-called-off")),
          entry(AreaEvent.AreaDefined.class, first("area-defined")),
          entry(AreaEvent.AreaRevised.class, first("area-revised")),
          entry(AgencyEvent.AgencyJoined.class, first("agency-joined")),
          entry(AgencyEvent.AgencyRevised.class, first("agency-revised")),
          entry(
              ChecklistEvent.ChecklistVersionPublished.class,
              new EventType("checklist-version-published", 2)),
          entry(CycleEvent.CycleScheduled.class, first("cycle-scheduled")),
          entry(CycleEvent.CycleRescheduled.class, first("cycle-rescheduled")),
          entry(CycleEvent.CycleClosed.class, first("cycle-closed")),
          entry(AssessmentEvent.AssessmentOpened.class, first("assessment-opened")),
          entry(AssessmentEvent.RatingChanged.class, first("rating-changed")),
          entry(AssessmentEvent.RatingReconfirmed.class, first("rating-reconfirmed")));

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
}
