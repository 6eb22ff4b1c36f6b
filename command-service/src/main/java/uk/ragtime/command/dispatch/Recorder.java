package uk.ragtime.command.dispatch;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import uk.ragtime.command.store.AppendOutcome;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.OriginalAnswers;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Records outcomes under the condition that every stream is still at the version that the decision
 * has read. If nothing is recorded, because nothing changes or the command is refused, the same
 * condition is verified before the caller is answered.
 */
final class Recorder {
  private final GroupCommit groupCommit;
  private final StoreReader reader;
  private final OriginalAnswers originalAnswers;
  private final StateCache states;

  Recorder(
      GroupCommit groupCommit,
      StoreReader reader,
      OriginalAnswers originalAnswers,
      StateCache states) {
    this.groupCommit = groupCommit;
    this.reader = reader;
    this.originalAnswers = originalAnswers;
    this.states = states;
  }

  /** Records the events of the current thread's command. */
  void record(List<DomainEventMessage<?>> messages) {
    append(
        CommandContext.current(),
        messages.stream().map(message -> (DomainEvent) message.getPayload()).toList());
  }

  /** Completes a command that changes nothing; its idempotency key is stored all the same. */
  void recordNothing(CommandContext context) {
    if (context.metadata().key() != null) {
      append(context, List.of());
    } else {
      verify(context);
      context.verifiedUnchanged();
    }
  }

  /**
   * Verifies that a refusal was decided on current state.
   *
   * @throws DuplicateIdempotencyKeyException if the command was carried out before
   * @throws ConcurrencyConflictException if it has to be decided again
   */
  void verifyRefusal(CommandContext context) {
    IdempotencyKey key = context.metadata().key();
    if (key != null && context.isAuthorized()) {
      originalAnswers
          .find(context.target().partnership(), context.actor().id(), key.value())
          .ifPresent(original -> {
            throw duplicate(original, context, key);
          });
    }
    verify(context);
  }

  private void append(CommandContext context, List<DomainEvent> events) {
    switch (groupCommit.append(context.toRequest(events))) {
      case Appended appended -> context.recorded(appended);
      case AppendOutcome.ConcurrencyConflict _ -> throw conflict(context);
      case AppendOutcome.DuplicateIdempotencyKey duplicate ->
          throw duplicate(
              duplicate.answer(), context, Objects.requireNonNull(context.metadata().key()));
    }
  }

  private DuplicateIdempotencyKeyException duplicate(
      OriginalAnswer original, CommandContext context, IdempotencyKey key) {
    return new DuplicateIdempotencyKeyException(
        original,
        originalAnswers.recordedNothing(
            context.target().partnership(), context.actor().id(), key.value()));
  }

  private void verify(CommandContext context) {
    if (!reader.isAtVersions(context.target().partnership(), context.readVersions())) {
      throw conflict(context);
    }
  }

  private ConcurrencyConflictException conflict(CommandContext context) {
    states.evict(context.target().partnership(), context.readVersions().keySet());
    return new ConcurrencyConflictException(context);
  }
}
