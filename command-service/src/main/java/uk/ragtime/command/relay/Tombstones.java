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
import uk.ragtime.kernel.seal.TextPlace;

/** The keys that events record as erased: their last values are replaced by tombstones. */
record Tombstones(List<PersonKey> people, List<TextKey> texts) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final EventType PERSON = new EventType("person-erased", 1);
  private static final EventType TEXTS = new EventType("texts-erased", 1);

  static Tombstones of(List<StoredEvent> events) {
    List<PersonKey> people = new ArrayList<>();
    List<TextKey> texts = new ArrayList<>();
    for (StoredEvent event : events) {
      if (event.type().equals(PERSON)) {
        PersonErased erased = MAPPER.readValue(event.payload(), PersonErased.class);
        people.add(new PersonKey(new PartnershipCode(event.partnership()), erased.member()));
      } else if (event.type().equals(TEXTS)) {
        for (TextPlace place : MAPPER.readValue(event.payload(), TextsErased.class).places()) {
          texts.add(new TextKey(new PartnershipCode(event.partnership()), place));
        }
      }
    }
    return new Tombstones(people, texts);
  }
}
