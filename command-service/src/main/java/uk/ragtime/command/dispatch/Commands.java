package uk.ragtime.command.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.store.AppendOutcome.OriginalAnswer;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** The door to the write side: sends a command and answers what became of it. */
public final class Commands {
  /** Some other command succeeded each time, so this many in a row are a sign of something else. */
  static final int MAX_TRIES = 60;

  /**
   * After some tries in vain wait a little, and longer each time, so that somebody gets through.
   */
  private static final int TRIES_AT_ONCE = 3;

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  private final CommandGateway gateway;
  private final Doorkeeper doorkeeper;
  private final StateCache states;
  private final StoreReader reader;
  private final Clock clock;

  Commands(
      CommandGateway gateway,
      StateCache states,
      StoreReader reader,
      Doorkeeper doorkeeper,
      Clock clock) {
    this.clock = clock;
    this.doorkeeper = doorkeeper;
    this.gateway = gateway;
    this.states = states;
    this.reader = reader;
  }

  /**
   * Has a command carried out, or finds that it was carried out before.
   *
   * @throws Refused if it may not be, as things are now
   * @throws ContendedException if others were faster too often
   * @throws uk.ragtime.command.store.StoreUnavailableException if the store cannot be reached
   */
  public Receipt send(Command command, Circumstances circumstances) {
    CommandMessage<Command> message =
        new GenericCommandMessage<>(
            new GenericMessage<>(
                circumstances.command().toString(), command, circumstances.toMetaData()),
            command.getClass().getName());
    for (int tries = 1; ; tries++) {
      try {
        Attempt attempt = gateway.sendAndWait(message);
        return settled(attempt);
      } catch (KeyKnownException e) {
        return replay(e.answer(), circumstances.key());
      } catch (LockAcquisitionFailedException e) {
        throw new ContendedException(e);
      } catch (StreamMovedException e) {
        if (tries >= MAX_TRIES || !pause(tries)) {
          throw new ContendedException(e);
        }
      }
    }
  }

  /**
   * Refuses at once whoever will not be let in anyway, so that strangers learn nothing from how
   * their request is read. The decision itself is made again, with the command.
   *
   * <p>Nor do they learn anything from how long it takes: one and the same statement is made for a
   * partnership that is not there and for one that they are no member of.
   *
   * @return in which capacity they are let in
   */
  public Actor requireAdmission(
      PartnershipCode partnership, Principal principal, RequiredPermission requiredPermission) {
    Glance glance = new Glance(partnership);
    try {
      return doorkeeper.admit(glance, principal, requiredPermission, clock.instant());
    } catch (Refused refused) {
      if (glance.isTrue()) {
        throw refused;
      }
      states.evict(partnership, glance.fromMemory.keySet());
      return doorkeeper.admit(
          new Glance(partnership), principal, requiredPermission, clock.instant());
    }
  }

  /** A look at streams that notes the versions of those that memory may be behind on. */
  private final class Glance implements Reading {
    private final PartnershipCode partnership;
    private final Map<StreamId, Long> fromMemory = new HashMap<>();

    Glance(PartnershipCode partnership) {
      this.partnership = partnership;
    }

    @Override
    public <S> S read(StreamId stream, StreamType<S, ?> type) {
      StreamKey key = new StreamKey(partnership, stream);
      Optional<VersionedState<S>> known = states.cached(key, type);
      known.ifPresent(from -> fromMemory.put(stream, from.version()));
      return known.map(VersionedState::state).orElseGet(() -> look(key, type));
    }

    /** Nothing is remembered of what is not there, or strangers could fill the memory. */
    private <S> S look(StreamKey key, StreamType<S, ?> type) {
      return reader.isAtVersions(partnership, Map.of(key.stream(), 0L))
          ? type.initial().get()
          : states.read(key, type).state();
    }

    boolean isTrue() {
      return fromMemory.isEmpty() || reader.isAtVersions(partnership, fromMemory);
    }
  }

  private static Receipt settled(Attempt attempt) {
    Receipt receipt = attempt.receipt();
    if (receipt == null) {
      throw new IllegalStateException("a command ended without being recorded or confirmed");
    }
    return receipt;
  }

  private static Receipt replay(OriginalAnswer kept, @Nullable IdempotencyKey key) {
    if (key == null || !kept.fingerprint().equals(key.fingerprint())) {
      throw new Refused(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    }
    return Receipt.of(kept);
  }

  private static boolean pause(int tries) {
    if (tries <= TRIES_AT_ONCE) {
      return true;
    }
    long most = Math.min(LONGEST_PAUSE.toMillis(), tries);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
