package uk.ragtime.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.event.Upcasting.Step;

class UpcastingTest {
  private static final EventType RATING_SET = new EventType("rating-set", 1);
  private static final EventType RATING_SET_2 = new EventType("rating-set", 2);
  private static final EventType RATING_CHANGED = new EventType("rating-changed", 1);

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
        .withMessage("rating-changed.v1 is still recorded");
  }
}
