package uk.ragtime.command.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.store.PeopleCache;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.WrittenTexts;

/** Wraps every command handler: authorizes the sender and verifies outcomes that record nothing. */
final class CommandContextInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
  private final StateCache states;
  private final PeopleCache people;
  private final StoreReader reader;
  private final WrittenTexts texts;
  private final Recorder recorder;
  private final AccessGuard accessGuard;
  private final Clock clock;

  CommandContextInterceptor(
      StateCache states,
      PeopleCache people,
      StoreReader reader,
      WrittenTexts texts,
      Recorder recorder,
      AccessGuard accessGuard,
      Clock clock) {
    this.states = states;
    this.people = people;
    this.reader = reader;
    this.texts = texts;
    this.recorder = recorder;
    this.accessGuard = accessGuard;
    this.clock = clock;
  }

  /**
   * @return the {@link CommandContext}, which has its receipt once the unit of work is committed
   */
  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
      throws Exception {
    CommandMessage<?> message = unitOfWork.getMessage();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    CommandContext context =
        new CommandContext(
            states,
            people,
            reader,
            texts,
            (Command) message.getPayload(),
            CommandMetadata.of(message.getMetaData()),
            now);
    try {
      context.begin(accessGuard);
      chain.proceed();
    } catch (Refused refused) {
      recorder.verifyRefusal(context);
      throw refused;
    }
    if (context.isUnchanged()) {
      recorder.recordNothing(context);
    }
    return context;
  }
}
