package uk.ragtime.command.dispatch;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import uk.ragtime.command.store.AppendOutcome;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.GroupCommit;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Sees to it that what a command is answered with was decided on what is true: events are recorded
 * only if every stream is as the decision saw it, and where nothing is recorded, because nothing
 * has to change or the command is refused, the same is confirmed before it is told.
 */
final class Recorder {
  private final GroupCommit groupCommit;
  private final StoreReader reader;
  private final StateCache states;

  Recorder(GroupCommit groupCommit, StoreReader reader, StateCache states) {
    this.groupCommit = groupCommit;
    this.reader = reader;
    this.states = states;
  }

  /** Records what the command of this thread led to. */
  void record(List<DomainEventMessage<?>> messages) {
    append(
        Attempt.current(),
        messages.stream().map(message -> (DomainEvent) message.getPayload()).toList());
  }

  /** Settles a command that changes nothing; its idempotency key is kept all the same. */
  void recordNothing(Attempt attempt) {
    if (attempt.circumstances().key() != null) {
      append(attempt, List.of());
    } else {
      confirm(attempt);
      attempt.nothingToRecord();
    }
  }

  /**
   * Returns if a refusal may be told.
   *
   * @throws KeyKnownException if the command was carried out before it came to be refused
   * @throws StreamMovedException if it has to be decided again
   */
  void confirmRefusal(Attempt attempt) {
    IdempotencyKey key = attempt.circumstances().key();
    if (key != null && attempt.wasLetIn()) {
      reader
          .originalAnswer(attempt.target().partnership(), attempt.actor().code(), key.value())
          .ifPresent(kept -> {
            throw new KeyKnownException(kept);
          });
    }
    confirm(attempt);
  }

  private void append(Attempt attempt, List<DomainEvent> events) {
    switch (groupCommit.append(attempt.toRequest(events))) {
      case Appended appended -> attempt.recorded(appended);
      case AppendOutcome.ConcurrencyConflict _ -> throw moved(attempt);
      case AppendOutcome.DuplicateIdempotencyKey known ->
          throw new KeyKnownException(known.answer());
    }
  }

  private void confirm(Attempt attempt) {
    if (!reader.isAtVersions(attempt.target().partnership(), attempt.versionsSeen())) {
      throw moved(attempt);
    }
  }

  private StreamMovedException moved(Attempt attempt) {
    states.evict(attempt.target().partnership(), attempt.versionsSeen().keySet());
    return new StreamMovedException(attempt);
  }
}
