package uk.ragtime.command.dispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * One try to carry out a command. It notes every stream that the decision looks at, so that the
 * outcome is recorded only if all of them are still as they were seen. Command handlers take it as
 * a parameter.
 */
public final class Attempt implements Reading {
  private static final String RESOURCE = Attempt.class.getName();

  private final StateCache states;
  private final StoreReader reader;
  private final Command command;
  private final Circumstances circumstances;
  private final Instant now;
  private final Map<StreamId, VersionedState<?>> seen = new HashMap<>();
  private final Map<MemberCode, String> names = new HashMap<>();
  private @Nullable Actor actor;
  private @Nullable Receipt receipt;
  private List<DomainEvent> decided = List.of();
  private @Nullable Long logPosition;
  private boolean changesNothing;
  private boolean created;

  Attempt(
      StateCache states,
      StoreReader reader,
      Command command,
      Circumstances circumstances,
      Instant now) {
    this.states = states;
    this.reader = reader;
    this.command = command;
    this.circumstances = circumstances;
    this.now = now;
  }

  /** The try that this thread is at. */
  static Attempt current() {
    return CurrentUnitOfWork.get().getResource(RESOURCE);
  }

  void begin(Doorkeeper doorkeeper) {
    CurrentUnitOfWork.get().resources().put(RESOURCE, this);
    actor = doorkeeper.admit(this, circumstances.principal(), command.requiredPermission(), now);
  }

  /** The moment at which it is decided. */
  public Instant now() {
    return now;
  }

  /** In which capacity the caller was let in. */
  public Actor actor() {
    if (actor == null) {
      throw new IllegalStateException("nobody was let in yet");
    }
    return actor;
  }

  /** What a stream of the command's partnership amounts to; the decision rests on it from now. */
  @Override
  public <S> S read(StreamId stream, StreamType<S, ?> type) {
    return known(stream, type).state();
  }

  <S> VersionedState<S> known(StreamId stream, StreamType<S, ?> type) {
    VersionedState<?> known = seen.get(stream);
    if (known == null) {
      VersionedState<S> found = states.read(new StreamKey(command.partnership(), stream), type);
      seen.put(stream, found);
      return found;
    }
    return known.as(type);
  }

  /** The name that the directory holds for a member now, if it holds one. */
  public @Nullable String displayName(MemberCode member) {
    return reader.displayName(command.partnership(), member);
  }

  /** Has the directory hold a name for a member, if what is decided is recorded. */
  public void enterName(MemberCode member, String name) {
    names.put(member, name);
  }

  /**
   * Applies what is decided to the aggregate that handles the command.
   *
   * @throws Refused with {@code version-stale} if the caller saw an earlier version
   */
  public void decide(Supplier<List<DomainEvent>> decision) {
    Long expected = circumstances.expectedVersion();
    if (expected != null && expected != targetVersion()) {
      throw new Refused(RefusalCode.VERSION_STALE, "It is at version " + targetVersion());
    }
    List<DomainEvent> events = decision.get();
    decided = events;
    changesNothing = events.isEmpty();
    created = events.stream().anyMatch(Creation::isOne);
    events.forEach(AggregateLifecycle::apply);
  }

  /**
   * The days of all ratings of a cycle; the decision rests on the whole log of the partnership from
   * now, for a rating may come to any of many streams.
   */
  public Optional<RatedDays> ratedDays(CycleCode cycle) {
    StoreReader.CycleRatings found = reader.ratingsOf(command.partnership(), cycle);
    logPosition = found.logPosition();
    return found.days();
  }

  /** The events that were decided on. */
  List<DomainEvent> decided() {
    return decided;
  }

  boolean wasLetIn() {
    return actor != null;
  }

  boolean changesNothing() {
    return changesNothing;
  }

  StreamKey target() {
    return new StreamKey(command.partnership(), command.stream());
  }

  Circumstances circumstances() {
    return circumstances;
  }

  /** The versions of the streams that were looked at. */
  Map<StreamId, Long> versionsSeen() {
    Map<StreamId, Long> versions = new HashMap<>();
    seen.forEach((stream, known) -> versions.put(stream, known.version()));
    return versions;
  }

  private VersionedState<?> seenTarget() {
    VersionedState<?> known = seen.get(command.stream());
    if (known == null) {
      throw new IllegalStateException(command.stream() + " was not loaded");
    }
    return known;
  }

  /** The version that one event takes the command's stream to. */
  public long nextVersion() {
    return targetVersion() + 1;
  }

  private long targetVersion() {
    return seenTarget().version();
  }

  AppendRequest toRequest(List<DomainEvent> events) {
    Map<StreamId, Long> others = versionsSeen();
    others.remove(command.stream());
    return new AppendRequest(
        target(),
        targetVersion(),
        others,
        logPosition,
        circumstances.command(),
        new Origin(actor().code(), circumstances.correlation(), null, circumstances.traceParent()),
        events,
        names,
        circumstances.key(),
        created);
  }

  void recorded(Appended appended) {
    receipt = new Receipt(appended.position(), appended.version(), created);
  }

  void nothingToRecord() {
    receipt = new Receipt(seenTarget().position(), targetVersion(), false);
  }

  /** Null until the outcome is recorded or confirmed. */
  @Nullable Receipt receipt() {
    return receipt;
  }
}
