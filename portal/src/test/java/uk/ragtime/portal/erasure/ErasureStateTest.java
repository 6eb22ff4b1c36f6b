package uk.ragtime.portal.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.portal.api.LoggedEvent;

class ErasureStateTest {
  private static final Instant DAY = Instant.parse("2026-11-03T10:00:00Z");

  private static final LoggedEvent PERSON =
      event(10, "person-erased", "{\"erasure\":3,\"member\":\"m-1\",\"ground\":\"REQUEST\"}");
  private static final LoggedEvent DEFERRED =
      event(
          11,
          "erasure-deferred",
          """
          {"erasure":3,"members":["m-2"],"places":[{"position":4,"field":"remark"}],
           "ground":"REQUEST","holds":["2026-7"]}
          """);

  @Test
  void isUnderWayUntilItIsRecordedAsCarriedOut() {
    ErasureState state = ErasureState.of(3, List.of(PERSON));
    assertThat(state.isUnderWay()).isTrue();
    assertThat(state.isWaiting()).isFalse();
    assertThat(state.isOverdue(DAY.plusSeconds(48 * 3600))).isFalse();
    assertThat(state.isOverdue(DAY.plusSeconds(48 * 3600 + 1))).isTrue();
  }

  @Test
  void isCarriedOutWithTheDayOnWhichBackupsAreGone() {
    ErasureState state =
        ErasureState.of(3, List.of(PERSON, event(20, "erasure-carried-out", carriedOut(10))));
    assertThat(state.isUnderWay()).isFalse();
    assertThat(state.carriedOut())
        .extracting(ErasureState.CarriedOut::backupsExpireOn)
        .isEqualTo(LocalDate.of(2026, 12, 9));
  }

  @Test
  void waitsForHoldsWithoutBeingUnderWay() {
    ErasureState state = ErasureState.of(3, List.of(DEFERRED));
    assertThat(state.isWaiting()).isTrue();
    assertThat(state.isUnderWay()).isFalse();
    assertThat(state.isOverdue(DAY.plusSeconds(1_000_000))).isFalse();
    assertThat(state.holds()).containsExactly("2026-7");
  }

  /** The part that was deferred is erased after the end of the first part was recorded. */
  @Test
  void doesNotTakeTheEndOfOnePartForThatOfAnother() {
    ErasureState state =
        ErasureState.of(
            3,
            List.of(
                PERSON,
                DEFERRED,
                event(20, "erasure-carried-out", carriedOut(10)),
                event(30, "person-erased", "{\"erasure\":3,\"member\":\"m-2\"}"),
                event(
                    31,
                    "texts-erased",
                    "{\"erasure\":3,\"places\":[{\"position\":4,\"field\":\"remark\"}]}")));
    assertThat(state.isWaiting()).isFalse();
    assertThat(state.isUnderWay()).isTrue();
    assertThat(state.people()).containsExactly("m-1", "m-2");
    assertThat(state.texts()).isEqualTo(1);
  }

  @Test
  void belongsToNoErasureIfAnEventIsOfAnotherKind() {
    assertThat(ErasureState.numberOf(event(1, "hold-placed", "{\"erasure\":3}"))).isZero();
    assertThat(ErasureState.numberOf(PERSON)).isEqualTo(3);
  }

  private static String carriedOut(long lastPosition) {
    return """
    {"erasure":3,"lastPosition":%d,"storeClearedAt":"2026-11-03T10:00:20Z",
     "readersClearedAt":"2026-11-03T10:00:40Z","topicsClearedAt":"2026-11-04T12:00:00Z",
     "backupsExpireOn":"2026-12-09"}
    """
        .formatted(lastPosition);
  }

  private static LoggedEvent event(long position, String name, String data) {
    return new LoggedEvent(
        "uk.ragtime." + name + ".v1", DAY, position, "command", JsonMapper.shared().readTree(data));
  }
}
