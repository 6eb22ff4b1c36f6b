package uk.ragtime.command.assessment;

import java.util.List;
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
            references(command.assessment(), attempt),
            attempt.actor().onBehalf(),
            attempt.now()));
  }

  private static AssessmentReferences references(AssessmentKey key, Attempt attempt) {
    Cycles cycles = attempt.read(StreamId.CYCLES, Cycles.streamType());
    Cycle cycle = cycles.require(key.cycle());
    List<Cycle> others =
        cycles.of(cycle.checklist()).stream().filter(other -> !other.equals(cycle)).toList();
    return AssessmentReferences.of(
        key,
        cycle,
        attempt.read(StreamId.of(key.area()), Area.streamType()),
        attempt.read(StreamId.of(key.agency()), Agency.streamType()),
        attempt.read(StreamId.of(cycle.checklist()), Checklist.streamType()),
        new OtherAssessments(
            others, other -> attempt.read(key.in(other.code()).stream(), Assessment.streamType())));
  }

  @EventSourcingHandler
  void on(AssessmentEvent event) {
    state = state.evolve(event, DatedRatings.Entry.NOT_RECORDED);
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
