package uk.ragtime.benchmarks.store.rivals;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;

/**
 * An assessment as in a tutorial: one annotated aggregate that reads only its own state. It checks
 * neither membership nor cycle nor agency, which is all in its favour.
 */
final class StockAssessment {
  // Axon reads it.
  @SuppressWarnings("UnusedVariable")
  @AggregateIdentifier
  private @Nullable String id;

  private final Map<CapabilityCode, Rating> ratings = new HashMap<>();

  /** Begins an assessment with a first rating. */
  record Open(@TargetAggregateIdentifier String id, AssessmentKey assessment, Rating first) {}

  /** Changes the ratings of the checklist's first capabilities. */
  record Rate(
      @TargetAggregateIdentifier String id, AssessmentKey assessment, List<Rating> ratings) {
    Rate {
      ratings = List.copyOf(ratings);
    }
  }

  /** Axon makes one so before it replays events. */
  StockAssessment() {}

  @CommandHandler
  StockAssessment(Open command) {
    id = command.id();
    AssessmentKey key = command.assessment();
    apply(
        new AssessmentOpened(
            key.cycle(), key.area(), key.agency(), Workload.CHECKLIST, 1, List.of()));
    change(key, Workload.CAPABILITIES.getFirst(), command.first());
  }

  @CommandHandler
  void handle(Rate command) {
    for (int i = 0; i < command.ratings().size(); i++) {
      change(command.assessment(), Workload.CAPABILITIES.get(i), command.ratings().get(i));
    }
  }

  private void change(AssessmentKey key, CapabilityCode capability, Rating to) {
    apply(
        new RatingChanged(
            key.cycle(),
            key.area(),
            key.agency(),
            capability,
            ratings.get(capability),
            to,
            Stage.SELF,
            RatingSequence.REASON,
            null,
            null,
            0,
            LocalDate.now(Calendar.LONDON),
            false));
  }

  @EventSourcingHandler
  void on(AssessmentOpened event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
  }

  @EventSourcingHandler
  void on(RatingChanged event) {
    ratings.put(event.capability(), event.to());
  }
}
