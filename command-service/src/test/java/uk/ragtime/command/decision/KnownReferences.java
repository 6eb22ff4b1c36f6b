package uk.ragtime.command.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.TextPlace;

/** DecisionReferences held in memory; streams that are not given have no events. */
public final class KnownReferences implements DecisionReferences {
  private final Map<StreamId, Object> states = new HashMap<>();
  private final Map<StreamId, List<StoredEvent>> events = new HashMap<>();
  private @Nullable RatedDays ratedDays;
  private People people = People.NONE;
  private List<WrittenText> texts = List.of();
  private final Map<TextPlace, Seal> seals = new HashMap<>();

  public KnownReferences with(StreamId stream, Object state) {
    states.put(stream, state);
    return this;
  }

  public KnownReferences withRatedDays(@Nullable RatedDays days) {
    ratedDays = days;
    return this;
  }

  public KnownReferences withPeople(People known) {
    people = known;
    return this;
  }

  /** The context of a decision by a coordinator, not on behalf of an agency. */
  public DecisionContext at(Instant now) {
    return new DecisionContext(new Actor.Member(SamplePeople.handle("carol"), false), now, 0, this);
  }

  @Override
  public <S> S read(StreamId stream, StreamType<S, ?> type) {
    Object state = states.get(stream);
    return state == null ? type.initial().get() : type.stateType().cast(state);
  }

  @Override
  public Optional<RatedDays> ratedDays(CycleCode cycle) {
    return Optional.ofNullable(ratedDays);
  }

  /** The events of a stream, as the log has them. */
  public KnownReferences withEvents(StreamId stream, List<StoredEvent> stored) {
    events.put(stream, stored);
    return this;
  }

  @Override
  public List<StoredEvent> eventsOf(StreamId stream) {
    return events.getOrDefault(stream, List.of());
  }

  @Override
  public List<StreamId> streamsOf(StreamKind kind) {
    return states.keySet().stream()
        .filter(stream -> stream.value().startsWith(kind.prefix()))
        .toList();
  }

  public KnownReferences withTexts(WrittenText... known) {
    texts = List.of(known);
    return this;
  }

  @Override
  public List<WrittenText> textsAt(Collection<TextPlace> places) {
    return texts.stream().filter(text -> places.contains(text.place())).toList();
  }

  /** The seal of a text that is not erased. */
  public KnownReferences withSeal(TextPlace place, Seal seal) {
    seals.put(place, seal);
    return this;
  }

  /** Sample texts have one key. */
  @Override
  public boolean isWritten(TextPlace place, String text) {
    Seal seal = seals.get(place);
    SealKey key = SealKey.of(new byte[SealKey.BYTES]);
    return seal != null && new Opening(place.field(), key, text).fits(seal);
  }

  @Override
  public List<WrittenText> textsBy(MemberHandle member) {
    return texts.stream().filter(text -> text.author().equals(ActorId.of(member))).toList();
  }

  @Override
  public People people() {
    return people;
  }
}
