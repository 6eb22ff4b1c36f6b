package uk.ragtime.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.event.Upcasting.Step;

class UpcastingTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private static final EventType RATING_SET = new EventType("rating-set", 1);
  private static final EventType RATING_SET_2 = new EventType("rating-set", 2);
  private static final EventType RATING_CHANGED = new EventType("rating-changed", 2);

  /** An event that was renamed, after it had got a stage. */
  private static final Upcasting UPCASTING =
      new Upcasting(
          Map.of(
              RATING_SET,
              new Step(
                  RATING_SET_2,
                  fields -> {
                    fields.put("stage", "SELF");
                    return fields;
                  }),
              RATING_SET_2,
              new Step(
                  RATING_CHANGED,
                  fields -> {
                    fields.put("to", fields.remove("rating"));
                    return fields;
                  })));

  @Test
  void aStoredEventGoesThroughEveryStepFromItsOwnRevisionOn() {
    var first = UPCASTING.apply(RATING_SET, Map.of("rating", "GREEN"));
    assertThat(first.type()).isEqualTo(RATING_CHANGED);
    assertThat(first.fields()).containsOnly(Map.entry("to", "GREEN"), Map.entry("stage", "SELF"));

    var second = UPCASTING.apply(RATING_SET_2, Map.of("rating", "RED", "stage", "AGREED"));
    assertThat(second.type()).isEqualTo(RATING_CHANGED);
    assertThat(second.fields()).containsOnly(Map.entry("to", "RED"), Map.entry("stage", "AGREED"));
  }

  @Test
  void whatIsStillRecordedIsLeftAsItIs() {
    assertThat(UPCASTING.concerns(RATING_CHANGED)).isFalse();
    assertThat(UPCASTING.concerns(RATING_SET)).isTrue();

    var same = UPCASTING.apply(RATING_CHANGED, Map.of("to", "GREEN"));
    assertThat(same.type()).isEqualTo(RATING_CHANGED);
    assertThat(same.fields()).containsOnly(Map.entry("to", "GREEN"));
  }

  @Test
  void aStepThatLeadsNowhereOrChangesWhatIsRecordedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Upcasting(Map.of(RATING_SET, new Step(RATING_SET_2, fields -> fields))))
        .withMessage("nothing reads rating-set.v2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Upcasting(Map.of(RATING_CHANGED, new Step(RATING_CHANGED, fields -> fields))))
        .withMessage("rating-changed.v2 is still recorded");
  }

  @Test
  void aRatingOfTheFirstRevisionWithoutTextsHasNoSeals() throws IOException {
    for (String name : List.of("rating-changed", "rating-reconfirmed")) {
      EventType first = new EventType(name, 1);
      Map<String, Object> stored = stored(first);
      stored.remove("rationale");
      stored.put("evidence", List.of());

      Upcasting.Upcast today = Upcasting.CURRENT.apply(first, stored);

      assertThat(today.type()).isEqualTo(new EventType(name, 2));
      assertThat(today.fields()).containsEntry("evidenceCount", 0);
      DomainEvent event = JSON.convertValue(today.fields(), EventTypes.classOf(today.type()));
      assertThat(EventTypes.of(event)).isEqualTo(today.type());
      assertThat(JSON.convertValue(event, FIELDS))
          .containsAllEntriesOf(without(stored, "evidence"))
          .doesNotContainKeys("rationaleSeal", "remarkSeal", "evidenceSeal");
    }
  }

  @Test
  void aRatingOfTheFirstRevisionWithATextIsNotRead() throws IOException {
    for (String name : List.of("rating-changed", "rating-reconfirmed")) {
      EventType first = new EventType(name, 1);
      Map<String, Object> rationale = stored(first);
      rationale.put("evidence", List.of());
      Map<String, Object> evidence = stored(first);
      evidence.remove("rationale");
      evidence.put("evidence", List.of(Map.of("title", "Log", "url", "https://example.org")));

      for (Map<String, Object> stored : List.of(rationale, evidence)) {
        assertThatThrownBy(() -> Upcasting.CURRENT.apply(first, stored))
            .isInstanceOf(UnsealedEventException.class)
            .hasMessageContaining(first.label())
            .hasMessageContaining("ragtime seal-v1")
            .hasMessageNotContaining(String.valueOf(stored.get("rationale")));
      }
    }
  }

  @Test
  void anEventThatNamesAMemberByCodeIsNotRead() throws IOException {
    assertThat(Upcasting.UNSEALED).hasSize(7);
    for (EventType type : Upcasting.UNSEALED) {
      Map<String, Object> stored = stored(type);

      assertThat(stored).containsKey("member");
      assertThatThrownBy(() -> Upcasting.CURRENT.apply(type, stored))
          .isInstanceOf(UnsealedEventException.class)
          .hasMessageContaining(type.label())
          .hasMessageContaining("ragtime seal-v1")
          .hasMessageNotContaining(String.valueOf(stored.get("member")));
    }
  }

  @Test
  void everyRetiredTypeLeadsToOneThatIsRecorded() {
    for (EventType retired : Upcasting.CURRENT.retired()) {
      assertThat(EventTypes.all()).doesNotContain(retired);
      assertThat(EventTypes.all()).contains(new EventType(retired.name(), 2));
    }
    assertThat(Upcasting.CURRENT.retired()).containsAll(Upcasting.UNSEALED);
  }

  private static Map<String, Object> stored(EventType type) throws IOException {
    Path file = Path.of("src/test/resources/contract", type.label() + ".json");
    return JSON.readValue(Files.readString(file), FIELDS);
  }

  private static Map<String, Object> without(Map<String, Object> fields, String name) {
    Map<String, Object> rest = new HashMap<>(fields);
    rest.remove(name);
    return rest;
  }
}
