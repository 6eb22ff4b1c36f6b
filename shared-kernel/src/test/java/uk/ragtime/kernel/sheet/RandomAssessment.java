package uk.ragtime.kernel.sheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.Seal;

/** Streams of events in any order, more of them than an assessment would take. */
final class RandomAssessment {
  static final List<CapabilityCode> CAPABILITIES =
      List.of(
          new CapabilityCode("tuning-in"), new CapabilityCode("play"), new CapabilityCode("cues"));

  private static final CycleCode CYCLE = new CycleCode("2026-autumn");
  private static final AreaCode AREA = new AreaCode("calder");
  private static final AgencyCode AGENCY = new AgencyCode("health-visiting");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);
  private static final List<Rating> RATINGS = List.of(Rating.values());

  private final Random random;
  private final List<SheetEvent> events = new ArrayList<>();
  private long position = 30;

  RandomAssessment(Random random) {
    this.random = random;
  }

  List<SheetEvent> events() {
    add(new AssessmentOpened(CYCLE, AREA, AGENCY, new ChecklistCode("mini"), 1, List.of()));
    for (int i = random.nextInt(25); i > 0; i--) {
      add(event());
    }
    return events;
  }

  private void add(AssessmentEvent event) {
    position += 1 + random.nextInt(3);
    events.add(new SheetEvent(position, events.size() + 1, event));
  }

  private AssessmentEvent event() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> changed();
      case 3 -> {
        Seal evidence = seal();
        yield new RatingReconfirmed(
            CYCLE,
            AREA,
            AGENCY,
            capability(),
            rating(),
            Stage.SELF,
            seal(),
            evidence,
            evidence == null ? 0 : 1,
            day(),
            false);
      }
      case 4, 5 -> {
        Seal evidence = seal();
        yield new RatingChallenged(
            CYCLE,
            AREA,
            AGENCY,
            capability(),
            rating(),
            rating(),
            someSeal(),
            evidence,
            evidence == null ? 0 : 1,
            day());
      }
      case 6 ->
          new RatingAgreed(
              CYCLE,
              AREA,
              AGENCY,
              capability(),
              null,
              rating(),
              null,
              Basis.STATED,
              seal(),
              day(),
              false);
      case 7 -> withdrawn();
      default ->
          random.nextBoolean()
              ? new AssessmentSubmitted(CYCLE, AREA, AGENCY, false)
              : new AssessmentReopened(
                  CYCLE, AREA, AGENCY, someSeal(), Instant.parse("2026-12-01T00:00:00Z"));
    };
  }

  private AssessmentEvent changed() {
    Seal evidence = seal();
    return new RatingChanged(
        CYCLE,
        AREA,
        AGENCY,
        capability(),
        null,
        rating(),
        Stage.SELF,
        ChangeReason.CORRECTION,
        seal(),
        evidence,
        evidence == null ? 0 : 2,
        day(),
        false);
  }

  /** Withdraws a rating that was given; gives one if there is none. */
  private AssessmentEvent withdrawn() {
    List<SheetEvent> given =
        events.stream().filter(recorded -> recorded.event() instanceof RatingChanged).toList();
    if (given.isEmpty()) {
      return changed();
    }
    SheetEvent chosen = given.get(random.nextInt(given.size()));
    RatingChanged rating = (RatingChanged) chosen.event();
    return new RatingWithdrawn(
        CYCLE,
        AREA,
        AGENCY,
        rating.capability(),
        chosen.position(),
        rating.to(),
        rating.effectiveOn(),
        someSeal(),
        false);
  }

  private CapabilityCode capability() {
    return CAPABILITIES.get(random.nextInt(2));
  }

  private Rating rating() {
    return RATINGS.get(random.nextInt(RATINGS.size()));
  }

  private LocalDate day() {
    return FIRST_DAY.plusDays(random.nextInt(4));
  }

  private @Nullable Seal seal() {
    return random.nextBoolean() ? someSeal() : null;
  }

  private Seal someSeal() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Seal(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
