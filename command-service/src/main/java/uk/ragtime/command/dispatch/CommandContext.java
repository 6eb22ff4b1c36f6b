package uk.ragtime.command.dispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamKind;
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
 * The context of one attempt to carry out a command. It tracks the version of every stream that the
 * decision reads, so that the events are recorded only if all of them are unchanged.
 */
final class CommandContext implements DecisionReferences {
  private static final String RESOURCE = CommandContext.class.getName();

  private final StateCache states;
  private final StoreReader reader;
  private final Command command;
  private final CommandMetadata metadata;
  private final Instant now;
  private final Map<StreamId, VersionedState<?>> readStates = new HashMap<>();
  private Map<MemberCode, String> names = Map.of();
  private @Nullable Actor actor;
  private @Nullable Receipt receipt;
  private List<DomainEvent> events = List.of();
  private @Nullable Long logPosition;
  private boolean unchanged;
  private boolean created;
  private TargetVersion resource = new TargetVersion(0, 0);

  CommandContext(
      StateCache states,
      StoreReader reader,
      Command command,
      CommandMetadata metadata,
      Instant now) {
    this.states = states;
    this.reader = reader;
    this.command = command;
    this.metadata = metadata;
    this.now = now;
  }

  /** The context of the current thread's unit of work. */
  static CommandContext current() {
    return CurrentUnitOfWork.get().getResource(RESOURCE);
  }

  void begin(AccessGuard accessGuard) {
    CurrentUnitOfWork.get().resources().put(RESOURCE, this);
    actor = accessGuard.authorize(this, metadata.principal(), command.requiredPermission(), now);
  }

  /** The authorized sender. */
  Actor actor() {
    if (actor == null) {
      throw new IllegalStateException("the command is not authorized yet");
    }
    return actor;
  }

  @Override
  public <S> S read(StreamId stream, StreamType<S, ?> type) {
    return readVersioned(stream, type).state();
  }

  <S> VersionedState<S> readVersioned(StreamId stream, StreamType<S, ?> type) {
    VersionedState<?> read = readStates.get(stream);
    if (read == null) {
      VersionedState<S> found = states.read(new StreamKey(command.partnership(), stream), type);
      readStates.put(stream, found);
      return found;
    }
    return read.as(type);
  }

  @Override
  public @Nullable String displayName(MemberCode member) {
    return reader.displayName(command.partnership(), member);
  }

  /**
   * Checks what can be known before the decision, so that a stale command is not refused for what
   * its sender has not seen.
   *
   * @param changed version at which the resource that the command names changed last
   * @throws Refused with {@code version-stale} if the sender expects another version
   */
  void requireExpectedVersion(long changed) {
    resource = new TargetVersion(changed, targetVersion());
    for (VersionCondition condition : metadata.conditions()) {
      if (condition instanceof VersionCondition.IsOneOf && !condition.holds(resource, false)) {
        throw stale();
      }
    }
  }

  /**
   * @throws Refused with {@code version-stale} if a condition does not hold for what was decided
   */
  private void requireConditions() {
    for (VersionCondition condition : metadata.conditions()) {
      if (!condition.holds(resource, created)) {
        throw stale();
      }
    }
  }

  private Refused stale() {
    return new Refused(
        RefusalCode.VERSION_STALE,
        created || resource.changed() == 0
            ? "It does not exist yet"
            : "It is at version " + resource.changed());
  }

  DecisionContext decisionContext() {
    return new DecisionContext(actor(), now, targetVersion(), this);
  }

  /**
   * Takes the outcome of the decision.
   *
   * @throws Refused with {@code version-stale} if it does not meet the sender's conditions
   */
  void decided(
      List<? extends DomainEvent> decision, boolean creates, Map<MemberCode, String> displayNames) {
    events = List.copyOf(decision);
    names = displayNames;
    unchanged = events.isEmpty();
    created = creates;
    requireConditions();
  }

  @Override
  public Optional<RatedDays> ratedDays(CycleCode cycle) {
    StoreReader.CycleRatings found = reader.ratingsOf(command.partnership(), cycle);
    logPosition = found.logPosition();
    return found.days();
  }

  @Override
  public List<StreamId> streamsOf(StreamKind kind) {
    StoreReader.Streams found = reader.streamsOf(command.partnership(), kind);
    logPosition = found.logPosition();
    return found.streams();
  }

  /** The events of the decision. */
  List<DomainEvent> events() {
    return events;
  }

  boolean isAuthorized() {
    return actor != null;
  }

  boolean isUnchanged() {
    return unchanged;
  }

  StreamKey target() {
    return new StreamKey(command.partnership(), command.stream());
  }

  CommandMetadata metadata() {
    return metadata;
  }

  /** The versions of the streams that the decision has read. */
  Map<StreamId, Long> readVersions() {
    Map<StreamId, Long> versions = new HashMap<>();
    readStates.forEach((stream, read) -> versions.put(stream, read.version()));
    return versions;
  }

  private VersionedState<?> targetState() {
    VersionedState<?> target = readStates.get(command.stream());
    if (target == null) {
      throw new IllegalStateException(command.stream() + " was not loaded");
    }
    return target;
  }

  /** The version of the command's stream. */
  long targetVersion() {
    return targetState().version();
  }

  AppendRequest toRequest(List<DomainEvent> appended) {
    Map<StreamId, Long> others = readVersions();
    others.remove(command.stream());
    return new AppendRequest(
        target(),
        targetVersion(),
        others,
        logPosition,
        metadata.command(),
        new Origin(actor().code(), metadata.correlation(), null, metadata.traceParent()),
        appended,
        names,
        metadata.key(),
        created);
  }

  void recorded(Appended appended) {
    receipt = new Receipt(appended.position(), appended.version(), created);
  }

  void verifiedUnchanged() {
    receipt = new Receipt(targetState().position(), targetVersion(), false);
  }

  /** Null until the outcome is recorded or verified. */
  @Nullable Receipt receipt() {
    return receipt;
  }
}
