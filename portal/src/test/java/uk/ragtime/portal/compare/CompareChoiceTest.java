package uk.ragtime.portal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.Moment;

class CompareChoiceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void readsAreasApartOrJoined() {
    assertThat(CompareChoice.of(List.of("a,b", "c", "a", " "), null, null, null, TODAY).areas())
        .containsExactly("a", "b", "c");
  }

  @Test
  void tellsDaysFromCycles() {
    CompareChoice choice = CompareChoice.of(List.of("a"), null, "2026-05-15", "2026-spring", TODAY);
    assertThat(choice.on()).isEqualTo(new Moment.Day(LocalDate.of(2026, 5, 15)));
    assertThat(choice.with()).isEqualTo(new Moment.Outcome("2026-spring"));
    assertThat(choice.isOfMoments()).isTrue();
  }

  @Test
  void comparesTwoMomentsOfOneAreaOnly() {
    CompareChoice choice = CompareChoice.of(List.of("a", "b"), null, null, "2026-spring", TODAY);
    assertThat(choice.errors())
        .containsExactly(new FieldError("compare.wrong.two-moments", "with-cycle"));
  }

  @Test
  void asksTheFormForAnAreaAndForDaysThatHaveBeen() {
    CompareChoice choice =
        CompareChoice.typed(
            null,
            Map.of("on-cycle", "", "on-day", "1", "on-month", "12", "on-year", "2026"),
            TODAY);
    assertThat(choice.errors())
        .containsExactly(
            new FieldError("date.wrong.in-future", "on-day"),
            new FieldError("compare.wrong.no-area", "areas"));
  }

  @Test
  void checksTheDaysOfAnAddressAsThoseOfTheForm() {
    assertThat(CompareChoice.of(List.of("a"), null, "2026-12-01", "1999-12-31", TODAY).errors())
        .containsExactly(
            new FieldError("date.wrong.in-future", "on-day"),
            new FieldError("date.wrong.too-early", "with-year"));
  }

  @Test
  void keepsDaysAndNoCyclesByAnotherChecklist() {
    assertThat(
            CompareChoice.of(List.of("a"), "workforce", "2026-05-15", "2026-spring", TODAY)
                .addressBy("lancashire", "leadership"))
        .isEqualTo("/lancashire/compare?areas=a&on=2026-05-15&checklist=leadership");
  }

  @Test
  void hasRoomForEightAreas() {
    List<String> nine = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    assertThat(CompareChoice.of(nine, null, null, null, TODAY).isRight()).isFalse();
    assertThat(CompareChoice.of(nine.subList(0, 8), null, null, null, TODAY).isRight()).isTrue();
  }

  @Test
  void keepsTheWholeChoiceInItsAddress() {
    assertThat(
            CompareChoice.of(List.of("a", "b"), null, "2026-spring", null, TODAY)
                .address("lancashire", "workforce"))
        .isEqualTo("/lancashire/compare?areas=a,b&on=2026-spring&checklist=workforce");
  }
}
