package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.SampleAssessment.NOW;
import static uk.ragtime.command.assessment.SampleAssessment.SEND_NEEDS;
import static uk.ragtime.command.assessment.SampleAssessment.SPRING;
import static uk.ragtime.command.assessment.SampleAssessment.TUNING_IN;
import static uk.ragtime.command.assessment.SampleAssessment.capability;
import static uk.ragtime.command.assessment.SampleAssessment.changedIn;
import static uk.ragtime.command.assessment.SampleAssessment.checklist;
import static uk.ragtime.command.assessment.SampleAssessment.references;
import static uk.ragtime.command.assessment.SampleAssessment.spring;
import static uk.ragtime.command.assessment.SampleAssessment.springCycle;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.lineage.Origin;

class CarryOverTest {
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate MAY = LocalDate.parse("2026-05-01");
  private static final CapabilityCode ATTUNEMENT = new CapabilityCode("attunement");
  private static final CapabilityCode BRAND_NEW = new CapabilityCode("brand-new");

  private static Cycle ofVersion(int version) {
    Cycle cycle = SampleAssessment.cycle();
    return new Cycle(
        cycle.code(),
        cycle.name(),
        cycle.checklist(),
        version,
        cycle.opensOn(),
        cycle.cutOff(),
        cycle.historic(),
        cycle.closed());
  }

  private static List<AssessmentEvent> when(
      AssessmentCommand command, Cycle cycle, Checklist checklist, Assessment spring) {
    return SampleAssessment.decide(
        new Assessment.NotStarted(),
        command,
        references(cycle, checklist, springCycle(), spring).at(NOW));
  }

  private static RatingCommand.ChangeRating rate(CapabilityCode capability, Rating rating) {
    return new RatingCommand.ChangeRating(
        SampleAssessment.KEY, SampleAssessment.given(capability, rating, null, null));
  }

  @Test
  void openingCarriesOverWhatStands() {
    var last =
        spring(Rating.RED, "2026-03-01")
            .evolve(changedIn(SPRING, Rating.RED, Rating.AMBER, "2026-05-01"), 2);

    var events = when(rate(TUNING_IN, Rating.GREEN), ofVersion(1), checklist(), last);

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver())
        .containsExactly(new CarriedOver(TUNING_IN, Rating.AMBER, SPRING, MAY));
  }

  @Test
  void aNewVersionOfTheChecklistSaysWhatCarriesOn() {
    var checklist =
        checklist(
            List.of(capability(TUNING_IN, null), capability(SEND_NEEDS, null)),
            List.of(capability(ATTUNEMENT, Origin.same(TUNING_IN)), capability(BRAND_NEW, null)));

    var events =
        when(
            rate(BRAND_NEW, Rating.GREEN),
            ofVersion(2),
            checklist,
            spring(Rating.RED, "2026-03-01"));

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver())
        .containsExactly(new CarriedOver(ATTUNEMENT, Rating.RED, SPRING, MARCH));
  }

  /** A3: a capability that keeps its code carries on without saying so. */
  @Test
  void aCodeThatStaysCarriesOn() {
    var checklist =
        checklist(
            List.of(capability(TUNING_IN, null)),
            List.of(capability(TUNING_IN, null), capability(BRAND_NEW, null)));

    var events =
        when(
            rate(TUNING_IN, Rating.AMBER),
            ofVersion(2),
            checklist,
            spring(Rating.GREEN, "2026-03-01"));

    assertThat(((RatingChanged) events.getLast()).from()).isEqualTo(Rating.GREEN);
  }

  /** A2: codes that change places do not take their ratings along. */
  @Test
  void codesThatChangePlacesLeaveTheirRatingsBehind() {
    var checklist =
        checklist(
            List.of(capability(TUNING_IN, null), capability(SEND_NEEDS, null)),
            List.of(
                capability(TUNING_IN, Origin.same(SEND_NEEDS)),
                capability(SEND_NEEDS, Origin.same(TUNING_IN))));

    var events =
        when(
            rate(SEND_NEEDS, Rating.AMBER),
            ofVersion(2),
            checklist,
            spring(Rating.GREEN, "2026-03-01"));

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver())
        .containsExactly(new CarriedOver(SEND_NEEDS, Rating.GREEN, SPRING, MARCH));
    assertThat(((RatingChanged) events.getLast()).from()).isEqualTo(Rating.GREEN);
  }

  @Test
  void whatTakesThePlaceOfSeveralCarriesOnWhatTheyHaveInCommon() {
    var checklist =
        checklist(
            List.of(capability(TUNING_IN, null), capability(SEND_NEEDS, null)),
            List.of(
                capability(
                    ATTUNEMENT, new Origin(Origin.Kind.MERGED, List.of(TUNING_IN, SEND_NEEDS)))));

    var events =
        when(
            rate(ATTUNEMENT, Rating.AMBER),
            ofVersion(2),
            checklist,
            spring(Rating.GREEN, "2026-03-01"));

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver()).isEmpty();
    assertThat(((RatingChanged) events.getLast()).from()).isNull();
  }

  @Test
  void withoutAnEarlierAssessmentNothingIsCarriedOver() {
    var events = when(rate(TUNING_IN, Rating.GREEN), ofVersion(1), checklist(), spring());

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver()).isEmpty();
  }
}
