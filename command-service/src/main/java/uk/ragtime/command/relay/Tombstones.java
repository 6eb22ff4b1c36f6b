package uk.ragtime.command.relay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventType;

/** The keys that events record as erased: their last values are replaced by tombstones. */
record Tombstones(List<PersonKey> people, List<TextKey> texts) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final EventType PERSON = new EventType("person-erased", 1);
  private static final EventType TEXTS = new EventType("texts-erased", 1);

  private static final Tombstones NONE = new Tombstones(List.of(), List.of());

  static Tombstones of(List<StoredEvent> events) {
    Tombstones all = NONE;
    for (StoredEvent event : events) {
      if (event.type().equals(PERSON) || event.type().equals(TEXTS)) {
        all = all.and(of(event.partnership(), event.type(), event.payload()));
      }
    }
    return all;
  }

  /** Whether events of a CloudEvents type record an erasure. */
  static boolean isErasure(String cloudEventsType) {
    return cloudEventsType.equals(PERSON.cloudEventsType())
        || cloudEventsType.equals(TEXTS.cloudEventsType());
  }

  /** The keys that one event records as erased. */
  static Tombstones of(String partnership, EventType type, byte[] payload) {
    PartnershipCode code = new PartnershipCode(partnership);
    if (type.equals(PERSON)) {
      PersonErased erased = MAPPER.readValue(payload, PersonErased.class);
      return new Tombstones(List.of(new PersonKey(code, erased.member())), List.of());
    }
    TextsErased erased = MAPPER.readValue(payload, TextsErased.class);
    return new Tombstones(
        List.of(), erased.places().stream().map(place -> new TextKey(code, place)).toList());
  }

  /** The number of the erasure that an event belongs to. */
  static int erasureOf(EventType type, byte[] payload) {
    return type.equals(PERSON)
        ? MAPPER.readValue(payload, PersonErased.class).erasure()
        : MAPPER.readValue(payload, TextsErased.class).erasure();
  }

  /** All people, and the texts of events before a position. */
  Tombstones before(long position) {
    return new Tombstones(
        people, texts.stream().filter(text -> text.place().position() < position).toList());
  }

  Tombstones and(Tombstones more) {
    List<PersonKey> allPeople = new ArrayList<>(people);
    allPeople.addAll(more.people);
    List<TextKey> allTexts = new ArrayList<>(texts);
    allTexts.addAll(more.texts);
    return new Tombstones(List.copyOf(allPeople), List.copyOf(allTexts));
  }
}
