package uk.ragtime.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

class ParametersTest {
  @Test
  @DisplayName("B1: an offset whose + was not encoded is refused with the remedy")
  void plusInAnAddress() {
    assertThatThrownBy(() -> Parameters.moment("asOf", "2026-06-30T23:30:00 01:00"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("%2B");
    assertThatThrownBy(() -> Parameters.moment("asOf", "2026-06-30T23:30:00"))
        .isInstanceOf(ProblemException.class)
        .hasMessageNotContaining("%2B");
  }

  @Test
  void aDateMeansTheWholeDayInLondon() {
    Moment summer = moment("2026-06-30");
    Moment winter = moment("2026-01-31");

    assertThat(summer.day()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(summer.instant()).isEqualTo(Instant.parse("2026-06-30T22:59:59Z"));
    assertThat(winter.instant()).isEqualTo(Instant.parse("2026-01-31T23:59:59Z"));
  }

  @Test
  void anInstantMeansItsDayInLondon() {
    assertThat(moment("2026-06-30T22:59:59Z").day()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(moment("2026-06-30T23:00:00Z").day()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(moment("2026-06-30T23:30:00+01:00").day()).isEqualTo(LocalDate.of(2026, 6, 30));
  }

  @Test
  void whatAnAnswerSaysLeadsBackToTheSameDay() {
    Moment asked = moment("2026-06-30");

    assertThat(moment(asked.instant().toString()).day()).isEqualTo(asked.day());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "yesterday",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-2-3",
        "30.06.2026",
        "2026-06-30T",
        "2026-06-30T25:00:00Z",
        "2026-06-30T12:00:00",
        "1899-12-31",
        "2200-01-01",
        "+999999999-12-31",
        "-0001-01-01",
        "2026-06-30,2026-07-01",
        "2026-06-30' or 1=1 --",
        "9999-12-31T23:59:59Z"
      })
  void whatIsNoMomentIsRefused(String text) {
    assertRefused("asOf", () -> Parameters.moment("asOf", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "1e3", "0x10", "９", "99999999999999999999", " 1"})
  void whatIsNoPositionIsRefused(String text) {
    assertRefused("after", () -> Parameters.position("after", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-5", "many"})
  void aPageHasOneToFiveHundredEntries(String limit) {
    assertRefused("limit", () -> Page.read(null, limit));
  }

  @Test
  void aPageHasAHundredEntriesUnlessOneAsks() {
    assertThat(Page.read(null, null)).isEqualTo(new Page(0, 100));
    assertThat(Page.read("17", "500")).isEqualTo(new Page(17, 500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Blackpool", "-a", "a_b", "a b", "a/b", "é"})
  void whatIsNoCodeIsRefused(String text) {
    assertRefused("area", () -> Parameters.code("area", text, AreaCode::new));
  }

  @Test
  void knowledgeEndsAtAnInstantOrNever() {
    Instant now = Instant.parse("2026-10-15T12:00:00Z");

    assertThat(KnownAt.read(null, now)).isEqualTo(new KnownAt(now, KnownAt.LATEST));
    assertThat(KnownAt.read("2026-03-31T16:00:00Z", now).limit())
        .isEqualTo(Instant.parse("2026-03-31T16:00:00Z"));
    assertRefused("knownAt", () -> KnownAt.read("2026-03-31", now));
  }

  private static Moment moment(String text) {
    return Objects.requireNonNull(Parameters.moment("asOf", text));
  }

  private static void assertRefused(String field, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.INVALID_PARAMETER);
              assertThat(refusal.violations())
                  .singleElement()
                  .matches(v -> v.field().equals(field));
            });
  }
}
