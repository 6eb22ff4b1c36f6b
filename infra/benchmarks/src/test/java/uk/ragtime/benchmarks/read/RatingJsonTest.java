package uk.ragtime.benchmarks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.seal.Seal;

class RatingJsonTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
  private static final Seal SEAL = new Seal("0ixmszOTrQ-_qKtrCwQ3dVf_3DhHzQVpzB12cb1EFzg");
  private static final LocalDate DAY = LocalDate.of(2020, 2, 29);
  private static final RatingJson.Cell CELL =
      new RatingJson.Cell("2020-spring", "area-1", "agency-2", "capability-3");

  @Test
  void aFirstRatingReadsAsTheKernelWritesIt() {
    assertEquals(
        MAPPER.writeValueAsString(changed(null, null, ChangeReason.FIRST_RATING)),
        RatingJson.changed(CELL, null, Rating.GREEN, ChangeReason.FIRST_RATING, null, DAY));
  }

  @Test
  void aChangeWithItsRationaleReadsAsTheKernelWritesIt() {
    assertEquals(
        MAPPER.writeValueAsString(changed(Rating.AMBER, SEAL, ChangeReason.IMPROVEMENT)),
        RatingJson.changed(
            CELL, Rating.AMBER, Rating.GREEN, ChangeReason.IMPROVEMENT, SEAL.value(), DAY));
  }

  @Test
  void whatWasReconfirmedReadsAsTheKernelWritesIt() {
    RatingReconfirmed event =
        new RatingReconfirmed(
            new CycleCode(CELL.cycle()),
            new AreaCode(CELL.area()),
            new AgencyCode(CELL.agency()),
            new CapabilityCode(CELL.capability()),
            Rating.RED,
            Stage.SELF,
            SEAL,
            null,
            0,
            DAY,
            false);

    assertEquals(
        MAPPER.writeValueAsString(event),
        RatingJson.reconfirmed(CELL, Rating.RED, SEAL.value(), DAY));
  }

  private static RatingChanged changed(
      @Nullable Rating from, @Nullable Seal rationale, ChangeReason reason) {
    return new RatingChanged(
        new CycleCode(CELL.cycle()),
        new AreaCode(CELL.area()),
        new AgencyCode(CELL.agency()),
        new CapabilityCode(CELL.capability()),
        from,
        Rating.GREEN,
        Stage.SELF,
        reason,
        rationale,
        null,
        0,
        DAY,
        false);
  }
}
