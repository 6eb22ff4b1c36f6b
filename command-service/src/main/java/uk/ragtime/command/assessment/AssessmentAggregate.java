package uk.ragtime.command.assessment;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.AssessmentCommand.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentCommand.ChangeRating;
import uk.ragtime.command.assessment.AssessmentCommand.ChangeRatings;
import uk.ragtime.command.assessment.AssessmentCommand.ReconfirmRating;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent;

final class AssessmentAggregate extends StreamAggregate<Assessment> {
  private AssessmentAggregate(String key, Assessment state) {
    super(key, state);
  }

  @CommandHandler
  void handle(ChangeRating command, CommandContext context) {
    decide(command, context);
  }

  @CommandHandler
  void handle(ChangeRatings command, CommandContext context) {
    decide(command, context);
  }

  @CommandHandler
  void handle(ReconfirmRating command, CommandContext context) {
    decide(command, context);
  }

  private void decide(AssessmentCommand command, CommandContext context) {
    context.decide(() ->
        AssessmentDecider.decide(
            state,
            command,
            references(command.assessment(), context),
            context.actor().onBehalf(),
            context.now()));
  }

  private static AssessmentReferences references(AssessmentKey key, CommandContext context) {
    Cycles cycles = context.read(StreamId.CYCLES, Cycles.streamType());
    Cycle cycle = cycles.require(key.cycle());
    List<Cycle> others =
        cycles.of(cycle.checklist()).stream().filter(other -> !other.equals(cycle)).toList();
    return AssessmentReferences.of(
        key,
        cycle,
        context.read(StreamId.of(key.area()), Area.streamType()),
        context.read(StreamId.of(key.agency()), Agency.streamType()),
        context.read(StreamId.of(cycle.checklist()), Checklist.streamType()),
        new OtherAssessments(
            others, other -> context.read(key.in(other.code()).stream(), Assessment.streamType())));
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
