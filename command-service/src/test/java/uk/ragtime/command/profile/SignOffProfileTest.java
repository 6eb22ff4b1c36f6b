package uk.ragtime.command.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.profile.signoff.SignOffProfile;
import uk.ragtime.command.profile.signoff.SignOffProfileDecider;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.ProfileEvent.SignedAssessment;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.sheet.ProfileSheet;

/** Signing an area's profile off. */
class SignOffProfileTest {
  private static final PartnershipCode PENNINE = new PartnershipCode("pennine");
  private static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  private static final AreaCode CALDER = new AreaCode("calder");
  private static final AgencyCode MIDWIFERY = new AgencyCode("midwifery");
  private static final AgencyCode FAMILY_HUBS = new AgencyCode("family-hubs");
  private static final ChecklistCode MINI = new ChecklistCode("mini");
  private static final Instant NOW = Instant.parse("2026-12-15T10:00:00Z");
  private static final SheetHash FIRST = new SheetHash("a".repeat(64));
  private static final SheetHash SECOND = new SheetHash("b".repeat(64));
  private static final Sealed STATEMENT =
      Sealed.of(
          Opening.of(SealedField.STATEMENT, new SealKey("A".repeat(43)), new FreeText("We sign")));

  private final KnownReferences references =
      new KnownReferences()
          .with(
              StreamId.CYCLES,
              Cycles.streamType()
                  .initial()
                  .get()
                  .evolve(
                      new CycleScheduled(
                          AUTUMN,
                          "Autumn",
                          MINI,
                          1,
                          LocalDate.of(2026, 9, 1),
                          Instant.parse("2026-11-30T17:00:00Z"),
                          false)))
          .with(StreamId.of(CALDER), new Area.Defined("Calder", null));

  private static AssessmentSignedOff signedOff(AgencyCode agency, SheetHash hash) {
    return new AssessmentSignedOff(AUTUMN, CALDER, agency, 2, 2, 1, hash, null, false);
  }

  private void given(AgencyCode agency, long from, AssessmentEvent... more) {
    List<AssessmentEvent> events = new ArrayList<>();
    events.add(new AssessmentOpened(AUTUMN, CALDER, agency, MINI, 1, List.of()));
    events.add(new AssessmentSubmitted(AUTUMN, CALDER, agency, false));
    events.addAll(List.of(more));
    Assessment state = Assessment.streamType().initial().get();
    List<StoredEvent> stored = new ArrayList<>();
    for (AssessmentEvent event : events) {
      long position = from + stored.size();
      state = state.evolve(event, position);
      stored.add(new StoredEvent(position, stored.size() + 1, event, Map.of()));
    }
    StreamId stream = StreamId.of(AUTUMN, CALDER, agency);
    references.with(stream, state).withEvents(stream, stored);
  }

  private void known(AgencyCode agency) {
    references.with(
        StreamId.of(agency),
        new Agency.Participating("An agency", Sector.OTHER, Set.of(CALDER), null));
  }

  private List<ProfileEvent> when(ProfileSignOffs state, AgencyCode... agencies) {
    return new SignOffProfileDecider()
        .decide(
            state,
            new SignOffProfile(PENNINE, AUTUMN, CALDER, Set.of(agencies), STATEMENT),
            references.at(NOW));
  }

  private static final ProfileSignOffs UNSIGNED = new ProfileSignOffs(null);

  @Test
  void theSheetNamesEachSignatureThatIsInForce() {
    given(MIDWIFERY, 10, signedOff(MIDWIFERY, FIRST));
    given(
        FAMILY_HUBS,
        20,
        signedOff(FAMILY_HUBS, FIRST),
        new AssessmentReopened(AUTUMN, CALDER, FAMILY_HUBS, STATEMENT.seal(), NOW),
        new AssessmentSubmitted(AUTUMN, CALDER, FAMILY_HUBS, false),
        signedOff(FAMILY_HUBS, SECOND));
    List<SignedAssessment> signed =
        List.of(
            new SignedAssessment(FAMILY_HUBS, 25, SECOND),
            new SignedAssessment(MIDWIFERY, 12, FIRST));

    List<ProfileEvent> events = when(UNSIGNED, MIDWIFERY, FAMILY_HUBS);

    SheetHash hash = ProfileSheet.of(PENNINE, AUTUMN, CALDER, signed).hash();
    assertThat(events)
        .containsExactly(new ProfileSignedOff(AUTUMN, CALDER, signed, 1, hash, STATEMENT.seal()));
    assertThat(when(UNSIGNED.evolve(events.getFirst()), MIDWIFERY, FAMILY_HUBS)).isEmpty();
    assertThat(when(UNSIGNED.evolve(events.getFirst()), MIDWIFERY)).hasSize(1);
  }

  @Test
  void agenciesThatHaveNotSignedAreNamed() {
    given(MIDWIFERY, 10, signedOff(MIDWIFERY, FIRST));
    given(
        FAMILY_HUBS,
        20,
        signedOff(FAMILY_HUBS, FIRST),
        new AssessmentReopened(AUTUMN, CALDER, FAMILY_HUBS, STATEMENT.seal(), NOW));

    known(FAMILY_HUBS);
    known(new AgencyCode("zebra"));

    assertThatThrownBy(() -> when(UNSIGNED, MIDWIFERY, FAMILY_HUBS, new AgencyCode("zebra")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RefusalCode.ASSESSMENTS_NOT_SIGNED_OFF);
              assertThat(refused.faults())
                  .extracting(Refused.Fault::field)
                  .containsExactly("family-hubs", "zebra");
            });
  }

  @Test
  void anAgencyThatIsNotThereIsUnknown() {
    given(MIDWIFERY, 10, signedOff(MIDWIFERY, FIRST));

    assertThatThrownBy(() -> when(UNSIGNED, MIDWIFERY, new AgencyCode("zebra")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.AGENCY_UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({"2026-08-31T10:00:00Z, CYCLE_NOT_OPEN", "2026-10-01T10:00:00Z,"})
  void theCycleHasBegun(Instant now, @Nullable RefusalCode refusal) {
    given(MIDWIFERY, 10, signedOff(MIDWIFERY, FIRST));
    SignOffProfile command = new SignOffProfile(PENNINE, AUTUMN, CALDER, Set.of(MIDWIFERY), null);
    SignOffProfileDecider decider = new SignOffProfileDecider();

    if (refusal == null) {
      assertThat(decider.decide(UNSIGNED, command, references.at(now))).hasSize(1);
    } else {
      assertThatThrownBy(() -> decider.decide(UNSIGNED, command, references.at(now)))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo(refusal));
    }
  }
}
