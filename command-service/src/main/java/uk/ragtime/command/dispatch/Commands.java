package uk.ragtime.command.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.StateReader;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.PeopleCache;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.worker.BackOff;

/** Entry point of the write side: authorizes senders and dispatches commands. */
public final class Commands {
  /** Each conflict means that another command succeeded, so this many are the sign of a fault. */
  static final int MAX_ATTEMPTS = 60;

  /**
   * Attempts without a pause. Later ones back off, longer each time, to let the contention pass.
   */
  private static final int ATTEMPTS_WITHOUT_PAUSE = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final CommandGateway gateway;
  private final AccessGuard accessGuard;
  private final StateCache states;
  private final PeopleCache people;
  private final StoreReader reader;
  private final Clock clock;

  Commands(
      CommandGateway gateway,
      StateCache states,
      PeopleCache people,
      StoreReader reader,
      AccessGuard accessGuard,
      Clock clock) {
    this.clock = clock;
    this.accessGuard = accessGuard;
    this.gateway = gateway;
    this.states = states;
    this.people = people;
    this.reader = reader;
  }

  /**
   * Carries out a command, or finds the answer to an earlier request with the same idempotency key.
   *
   * @throws Refused if it is refused in the current state
   * @throws ContendedException if it conflicted with others too often
   * @throws uk.ragtime.command.store.StoreUnavailableException if the store cannot be reached
   */
  public Receipt send(Command command, CommandMetadata metadata) {
    CommandMessage<Command> message =
        new GenericCommandMessage<>(
            new GenericMessage<>(metadata.command().toString(), command, metadata.toMetaData()),
            command.getClass().getName());
    BackOff pauses = BackOff.random(FIRST_PAUSE, LONGEST_PAUSE);
    for (int attempts = 1; ; attempts++) {
      try {
        CommandContext context = gateway.sendAndWait(message);
        return receiptOf(context);
      } catch (DuplicateIdempotencyKeyException e) {
        return replay(e, metadata.key());
      } catch (LockAcquisitionFailedException e) {
        throw new ContendedException(e);
      } catch (ConcurrencyConflictException e) {
        if (attempts >= MAX_ATTEMPTS || !pause(attempts, pauses)) {
          throw new ContendedException(e);
        }
      }
    }
  }

  /**
   * Authorizes a sender before the rest of the request is validated, so that the answers to invalid
   * requests reveal nothing to non-members. The command is authorized again when it is decided.
   *
   * <p>The response time reveals nothing either: the same statement is executed for a partnership
   * that does not exist and for one that the sender is no member of.
   */
  public Actor authorize(
      PartnershipCode partnership, Principal principal, RequiredPermission permission) {
    UnverifiedStates unverified = new UnverifiedStates(partnership);
    try {
      return accessGuard.authorize(unverified, principal, permission, clock.instant());
    } catch (Refused refused) {
      if (unverified.isCurrent()) {
        throw refused;
      }
      states.evict(partnership, unverified.cachedVersions.keySet());
      return accessGuard.authorize(
          new UnverifiedStates(partnership), principal, permission, clock.instant());
    }
  }

  /**
   * Reads states, from the cache if they are there, and verifies on demand that those are current.
   */
  private final class UnverifiedStates implements StateReader {
    private final PartnershipCode partnership;
    private final Map<StreamId, Long> cachedVersions = new HashMap<>();
    private long members;

    UnverifiedStates(PartnershipCode partnership) {
      this.partnership = partnership;
    }

    @Override
    public <S> S read(StreamId stream, StreamType<S, ?> type) {
      StreamKey key = new StreamKey(partnership, stream);
      Optional<VersionedState<S>> cached = states.cached(key, type);
      cached.ifPresent(state -> cachedVersions.put(stream, state.version()));
      VersionedState<S> found = cached.orElseGet(() -> load(key, type));
      if (stream.equals(StreamId.MEMBERS)) {
        members = found.version();
      }
      return found.state();
    }

    /** Streams that do not exist are not cached: non-members could fill the cache with them. */
    private <S> VersionedState<S> load(StreamKey key, StreamType<S, ?> type) {
      return reader.isAtVersions(partnership, Map.of(key.stream(), 0L))
          ? new VersionedState<>(type.initial().get(), 0, 0)
          : states.read(key, type);
    }

    @Override
    public People people() {
      return people.read(partnership, members).people();
    }

    boolean isCurrent() {
      return cachedVersions.isEmpty() || reader.isAtVersions(partnership, cachedVersions);
    }
  }

  private static Receipt receiptOf(CommandContext context) {
    Receipt receipt = context.receipt();
    if (receipt == null) {
      throw new IllegalStateException("a command ended without an outcome");
    }
    return receipt;
  }

  private static Receipt replay(
      DuplicateIdempotencyKeyException duplicate, @Nullable IdempotencyKey key) {
    OriginalAnswer original = duplicate.answer();
    if (key == null || !original.fingerprint().equals(key.fingerprint())) {
      throw new Refused(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    }
    return Receipt.of(original, duplicate.unchanged());
  }

  /** The first attempts follow at once: the other command has just been recorded. */
  private static boolean pause(int attempts, BackOff pauses) {
    return attempts <= ATTEMPTS_WITHOUT_PAUSE || pauses.pauseUnlessInterrupted();
  }
}
