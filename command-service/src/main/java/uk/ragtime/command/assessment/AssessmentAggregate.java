package uk.ragtime.command.assessment;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.Assess.AssessmentKey;
import uk.ragtime.command.assessment.Assess.ChangeRating;
import uk.ragtime.command.assessment.Assess.ChangeRatings;
import uk.ragtime.command.assessment.Assess.ReconfirmRating;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.Attempt;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent;

final class AssessmentAggregate extends StreamAggregate<Assessment> {
  private AssessmentAggregate(String key, Assessment state) {
    super(key, state);
  }

  @CommandHandler
  void handle(ChangeRating command, Attempt attempt) {
    assess(command, attempt);
  }

  @CommandHandler
  void handle(ChangeRatings command, Attempt attempt) {
    assess(command, attempt);
  }

  @CommandHandler
  void handle(ReconfirmRating command, Attempt attempt) {
    assess(command, attempt);
  }

  private void assess(Assess command, Attempt attempt) {
    attempt.decide(() ->
        AssessmentDecider.decide(
            state,
            command,
            setting(command.assessment(), attempt),
            () -> lastBefore(command.assessment(), attempt),
            attempt.acting().onBehalf(),
            attempt.now()));
  }

  private static Setting setting(AssessmentKey key, Attempt attempt) {
    Cycle cycle = attempt.read(StreamId.CYCLES, Cycles.streamType()).require(key.cycle());
    return Setting.of(
        key,
        cycle,
        attempt.read(StreamId.of(key.area()), Area.streamType()),
        attempt.read(StreamId.of(key.agency()), Agency.streamType()),
        attempt.read(StreamId.of(cycle.checklist()), Checklist.streamType()));
  }

  private static Assessment lastBefore(AssessmentKey key, Attempt attempt) {
    Cycles cycles = attempt.read(StreamId.CYCLES, Cycles.streamType());
    for (Cycle earlier : cycles.before(cycles.require(key.cycle()))) {
      Assessment found = attempt.read(key.in(earlier.code()).stream(), Assessment.streamType());
      if (found instanceof Assessment.Open) {
        return found;
      }
    }
    return new Assessment.NotOpened();
  }

  @EventSourcingHandler
  void on(AssessmentEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<AssessmentAggregate, Assessment> assessmentAggregate() {
      return new AggregateType<>(
          AssessmentAggregate.class, Assessment.streamType(), AssessmentAggregate::new);
    }
  }
}
