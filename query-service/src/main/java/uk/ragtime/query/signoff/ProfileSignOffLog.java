package uk.ragtime.query.signoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.assessment.AssessmentKey;
import uk.ragtime.query.assessment.AssessmentLog;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the sign-offs of an area's profile in a cycle, and the assessments that they list. */
@Component
final class ProfileSignOffLog {
  /** One of them. */
  record Signed(long position, Instant recordedAt, String actor, ProfileSignedOff event) {}

  /** An assessment that was listed: its events, and the sign-off among them that was meant. */
  record Listed(SignedAssessment assessment, List<Entry> entries, Optional<SignOff> signOff) {
    boolean isInForce() {
      return signOff.map(SignOff::inForce).orElse(false);
    }
  }

  private static final String SIGN_OFFS =
      """
      select l.position, l.recorded_at, l.actor, l.type, l.data
        from profile_sign_off n
        join event_log l on l.partnership = n.partnership and l.position = n.position
       where n.partnership = :partnership
         and n.cycle = :cycle
         and n.area = :area
       order by n.position
      """;

  private final EventReader events;
  private final AssessmentLog assessments;

  ProfileSignOffLog(EventReader events, AssessmentLog assessments) {
    this.events = events;
    this.assessments = assessments;
  }

  /** All, in the order of the log. */
  List<Signed> signOffs(Tenant tenant, CycleCode cycle, AreaCode area) {
    return tenant
        .ask(SIGN_OFFS)
        .param("cycle", cycle.value())
        .param("area", area.value())
        .query((row, _) ->
            new Signed(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                event(row.getString("type"), row.getString("data"))))
        .list();
  }

  /** The assessments of a sign-off, each with its own log. */
  List<Listed> listed(Tenant tenant, ProfileSignedOff event) {
    return event.assessments().stream()
        .map(assessment -> {
          List<Entry> entries =
              assessments.entries(
                  tenant,
                  new AssessmentKey(event.cycle(), event.area(), assessment.agency()),
                  KnownAt.LATEST);
          return new Listed(
              assessment,
              entries,
              SignOff.of(entries).stream()
                  .filter(one -> one.entry().position() == assessment.position())
                  .findFirst());
        })
        .toList();
  }

  private ProfileSignedOff event(String type, String data) {
    ProfileEvent event =
        events.payload(EventType.parse(type), data) instanceof ProfileEvent profile
            ? profile
            : null;
    return switch (event) {
      case ProfileSignedOff signed -> signed;
      case null -> throw new IllegalStateException(type + " is no event of a profile");
    };
  }
}
