package uk.ragtime.command.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
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
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.StateReader;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.command.decision.StreamKind;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.command.store.PeopleCache;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.command.store.VersionedPeople;
import uk.ragtime.command.store.VersionedState;
import uk.ragtime.command.store.WrittenTexts;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * The context of one attempt to carry out a command. It tracks the version of every stream that the
 * decision reads, so that the events are recorded only if all of them are unchanged.
 */
final class CommandContext implements DecisionReferences {
  private static final String RESOURCE = CommandContext.class.getName();

  private final StateCache states;
  private final PeopleCache peopleCache;
  private final StoreReader reader;
  private final WrittenTexts texts;
  private final Command command;
  private final StreamKey target;
  private final CommandMetadata metadata;
  private final Instant now;
  private final Map<StreamId, VersionedState<?>> readStates = new HashMap<>();
  private final Map<StreamId, Long> readVersions = new HashMap<>();
  private ErasableRows beside = ErasableRows.NONE;
  private @Nullable People people;
  private @Nullable Actor actor;
  private @Nullable Receipt receipt;
  private List<DomainEvent> events = List.of();
  private @Nullable Long logPosition;
  private boolean unchanged;
  private boolean created;
  private TargetVersion resource = new TargetVersion(0, 0);

  CommandContext(
      StateCache states,
      PeopleCache peopleCache,
      StoreReader reader,
      WrittenTexts texts,
      Command command,
      CommandMetadata metadata,
      Instant now) {
    this.states = states;
    this.peopleCache = peopleCache;
    this.reader = reader;
    this.texts = texts;
    this.command = command;
    this.target = new StreamKey(command.partnership(), command.stream());
    this.metadata = metadata;
    this.now = now;
  }

  /** The context of the current thread's unit of work. */
  static CommandContext current() {
    return CurrentUnitOfWork.get().getResource(RESOURCE);
  }

  void begin(AccessGuard accessGuard) {
    CurrentUnitOfWork.get().resources().put(RESOURCE, this);
    Principal principal = metadata.principal();
    actor =
        principal == null
            ? platform()
            : accessGuard.authorize(
                new SenderReader(), principal, command.requiredPermission(), now);
  }

  private Actor platform() {
    if (!(command.requiredPermission() instanceof RequiredPermission.PlatformOnly)) {
      throw new IllegalStateException("a command without a sender: " + command);
    }
    return new Actor.Platform();
  }

  /** Finds the sender among people that are as new as the members' state. */
  private final class SenderReader implements StateReader {
    @Override
    public <S> S read(StreamId stream, StreamType<S, ?> type) {
      return CommandContext.this.read(stream, type);
    }

    @Override
    public People people() {
      long members = readVersions.getOrDefault(StreamId.MEMBERS, 0L);
      return peopleCache.read(command.partnership(), members).people();
    }
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
      requireRead(stream, found.version());
      return found;
    }
    return read.as(type);
  }

  /** Reads them anew: members and erasures must stay as they are until the command is recorded. */
  @Override
  public People people() {
    if (people == null) {
      VersionedPeople found = reader.people(command.partnership());
      requireRead(StreamId.MEMBERS, found.members());
      requireRead(StreamId.ERASURES, found.erasures());
      people = found.people();
    }
    return people;
  }

  /**
   * @throws ConcurrencyConflictException if the stream was read at another version before
   */
  private void requireRead(StreamId stream, long version) {
    Long before = readVersions.putIfAbsent(stream, version);
    if (before != null && before != version) {
      states.evict(command.partnership(), List.of(stream));
      throw new ConcurrencyConflictException(this);
    }
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
  void decided(List<? extends DomainEvent> decision, boolean creates) {
    events = List.copyOf(decision);
    beside = ErasableRows.of(events, command.openings());
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

  @Override
  public List<StoredEvent> eventsOf(StreamId stream) {
    List<StoredEvent> found = reader.storedEvents(new StreamKey(command.partnership(), stream));
    requireRead(stream, found.isEmpty() ? 0 : found.getLast().version());
    return found;
  }

  /** Only erasures, whose stream the decision is conditioned on, take texts away. */
  @Override
  public List<WrittenText> textsAt(Collection<TextPlace> places) {
    return places.isEmpty() ? List.of() : texts.at(command.partnership(), places);
  }

  @Override
  public boolean isWritten(TextPlace place, String text) {
    return texts.isWritten(command.partnership(), place, text);
  }

  @Override
  public List<WrittenText> textsBy(MemberHandle member) {
    return texts.by(command.partnership(), member);
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
    return target;
  }

  CommandMetadata metadata() {
    return metadata;
  }

  /** The versions of the streams that the decision has read. */
  Map<StreamId, Long> readVersions() {
    return Collections.unmodifiableMap(readVersions);
  }

  private VersionedState<?> targetState() {
    VersionedState<?> state = readStates.get(target.stream());
    if (state == null) {
      throw new IllegalStateException(target + " was not loaded");
    }
    return state;
  }

  /** The version of the command's stream. */
  long targetVersion() {
    return targetState().version();
  }

  AppendRequest toRequest(List<DomainEvent> appended) {
    Map<StreamId, Long> others = new HashMap<>(readVersions);
    others.remove(target.stream());
    return new AppendRequest(
        target,
        targetVersion(),
        others,
        logPosition,
        metadata.command(),
        new Origin(actor().id(), metadata.correlation(), null, metadata.traceParent()),
        appended,
        beside,
        metadata.key(),
        created);
  }

  void recorded(Appended appended) {
    receipt = new Receipt(appended.position(), appended.version(), created, unchanged);
  }

  void verifiedUnchanged() {
    receipt = new Receipt(targetState().position(), targetVersion(), false, true);
  }

  /** Null until the outcome is recorded or verified. */
  @Nullable Receipt receipt() {
    return receipt;
  }
}
