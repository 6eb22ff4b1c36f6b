package uk.ragtime.command.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.assessment.Blackpool.NOW;
import static uk.ragtime.command.assessment.Blackpool.SPRING;
import static uk.ragtime.command.assessment.Blackpool.TUNING_IN;
import static uk.ragtime.command.assessment.Blackpool.capability;
import static uk.ragtime.command.assessment.Blackpool.rate;
import static uk.ragtime.command.assessment.Blackpool.setting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;

class CarryOverTest {
  private static final CycleCode YEARS_AGO = new CycleCode("2024-autumn");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate MAY = LocalDate.parse("2026-05-01");

  private static Assessment.Open last(DatedRatings.Entry... entries) {
    return new Assessment.Open(SPRING, 1, Map.of(TUNING_IN, new DatedRatings(List.of(entries))));
  }

  @Test
  void openingCarriesOverWhatStoodAtTheEndOfTheLastAssessment() {
    var last =
        last(
            new DatedRatings.Entry(MARCH, Rating.RED, SPRING),
            new DatedRatings.Entry(MAY, Rating.AMBER, SPRING));

    var events =
        AssessmentDecider.decide(
            new Assessment.NotOpened(), rate(Rating.GREEN), setting(), () -> last, false, NOW);

    assertThat(((AssessmentOpened) events.getFirst()).carriedOver())
        .containsExactly(new CarriedOver(TUNING_IN, Rating.AMBER, SPRING, MAY));
  }

  @Test
  void whatNobodyLookedAtKeepsTheCycleInWhichSomebodyLastDid() {
    var last = last(new DatedRatings.Entry(MARCH, Rating.RED, YEARS_AGO));

    assertThat(CarryOver.from(last, Blackpool.checklist(), 1))
        .containsExactly(new CarriedOver(TUNING_IN, Rating.RED, YEARS_AGO, MARCH));
  }

  @Test
  void aNewVersionOfTheChecklistSaysWhatCarriesOn() {
    var attunement = new CapabilityCode("attunement");
    var brandNew = new CapabilityCode("brand-new");
    var checklist =
        new Checklist(
            List.of(
                Blackpool.checklist().versions().getFirst(),
                new Checklist.Version(
                    "Second",
                    List.of(capability(attunement, TUNING_IN), capability(brandNew, null)))));
    var last = last(new DatedRatings.Entry(MARCH, Rating.RED, SPRING));

    assertThat(CarryOver.from(last, checklist, 2))
        .containsExactly(new CarriedOver(attunement, Rating.RED, SPRING, MARCH));
  }

  @Test
  void withoutAnEarlierAssessmentNothingIsCarriedOver() {
    assertThat(CarryOver.from(new Assessment.NotOpened(), Blackpool.checklist(), 1)).isEmpty();
  }
}
