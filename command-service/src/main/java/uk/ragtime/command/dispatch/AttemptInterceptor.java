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
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;

/** Stands around every command handler: lets the caller in, and settles what is not recorded. */
final class AttemptInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
  private final StateCache states;
  private final StoreReader reader;
  private final Recorder recorder;
  private final Doorkeeper doorkeeper;
  private final Clock clock;

  AttemptInterceptor(
      StateCache states,
      StoreReader reader,
      Recorder recorder,
      Doorkeeper doorkeeper,
      Clock clock) {
    this.states = states;
    this.reader = reader;
    this.recorder = recorder;
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  /**
   * @return the {@link Attempt}, which has its receipt when the unit of work is committed
   */
  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
      throws Exception {
    CommandMessage<?> message = unitOfWork.getMessage();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Attempt attempt =
        new Attempt(
            states,
            reader,
            (Command) message.getPayload(),
            Circumstances.of(message.getMetaData()),
            now);
    try {
      attempt.begin(doorkeeper);
      chain.proceed();
    } catch (Refused refused) {
      recorder.confirmRefusal(attempt);
      throw refused;
    }
    if (attempt.changesNothing()) {
      recorder.recordNothing(attempt);
    }
    return attempt;
  }
}
