package uk.ragtime.command.profile.signoff;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.profile.ProfileSignOffs;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.kernel.sheet.ProfileSheet;
import uk.ragtime.kernel.sheet.Sheet;

/**
 * Signs the sheet of a profile. That an expected agency is missing from it is for its readers to
 * see; each assessment on it must be signed.
 */
public final class SignOffProfileDecider
    implements Decider<SignOffProfile, ProfileSignOffs, ProfileEvent> {
  @Override
  public Class<SignOffProfile> commandType() {
    return SignOffProfile.class;
  }

  @Override
  public StreamType<ProfileSignOffs, ProfileEvent> streamType() {
    return ProfileSignOffs.streamType();
  }

  @Override
  public List<ProfileEvent> decide(
      ProfileSignOffs state, SignOffProfile command, DecisionContext context) {
    DecisionReferences references = context.references();
    requireStarted(command, context);
    references.read(StreamId.of(command.area()), Area.streamType()).requireDefined(command.area());
    List<SignedAssessment> signed = signed(command, references);
    Sheet sheet = ProfileSheet.of(command.partnership(), command.cycle(), command.area(), signed);
    if (sheet.hash().equals(state.latest())) {
      return List.of();
    }
    Sealed statement = command.statement();
    return List.of(
        new ProfileSignedOff(
            command.cycle(),
            command.area(),
            signed,
            sheet.form(),
            sheet.hash(),
            statement == null ? null : statement.seal()));
  }

  /** Assessments may be signed while the cycle is closed, and so may what is made of them. */
  private static void requireStarted(SignOffProfile command, DecisionContext context) {
    Cycle cycle =
        context.references().read(StreamId.CYCLES, Cycles.streamType()).require(command.cycle());
    switch (cycle.phase(context.now())) {
      case PLANNED ->
          throw new Refused(RefusalCode.CYCLE_NOT_OPEN, "The cycle opens on " + cycle.opensOn());
      case OPEN, PAST_CUT_OFF, CLOSED -> {}
      case CANCELLED -> throw new Refused(RefusalCode.CYCLE_CANCELLED);
    }
  }

  private static List<SignedAssessment> signed(
      SignOffProfile command, DecisionReferences references) {
    List<SignedAssessment> signed = new ArrayList<>();
    List<Refused.Fault> faults = new ArrayList<>();
    for (AgencyCode agency : command.agencies()) {
      StreamId stream = StreamId.of(command.cycle(), command.area(), agency);
      Assessment assessment = references.read(stream, Assessment.streamType());
      if (assessment instanceof Assessment.SignedOff) {
        signed.add(signature(agency, references.eventsOf(stream)));
      } else {
        references.read(StreamId.of(agency), Agency.streamType()).requireKnown(agency);
        faults.add(
            new Refused.Fault(
                agency.value(), "not-signed-off", "has not signed its assessment off"));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(
          RefusalCode.ASSESSMENTS_NOT_SIGNED_OFF,
          RefusalCode.ASSESSMENTS_NOT_SIGNED_OFF.title(),
          faults);
    }
    return signed;
  }

  private static SignedAssessment signature(AgencyCode agency, List<StoredEvent> events) {
    for (StoredEvent stored : events.reversed()) {
      if (stored.event() instanceof AssessmentSignedOff signedOff) {
        return new SignedAssessment(agency, stored.position(), signedOff.hash());
      }
    }
    throw new IllegalStateException("signed off without a sign-off: " + agency);
  }

  @Override
  public boolean creates(ProfileSignOffs before, ProfileEvent event) {
    return before.latest() == null;
  }
}
