package uk.ragtime.portal.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.ErasureCommands.Erasure;
import uk.ragtime.portal.api.ErasureCommands.TextPlace;
import uk.ragtime.portal.page.BrokenFormException;
import uk.ragtime.portal.page.FieldError;

class EraseFormTest {

  @Test
  void asksWhyAndWhatBecomesOfThePersonsTexts() {
    assertThat(new EraseForm("m-8", List.of(), null, null).errors())
        .extracting(FieldError::field)
        .containsExactly("textsToo", "ground");
  }

  @Test
  void asksOnlyWhyOfTexts() {
    assertThat(new EraseForm(null, List.of("97.rationale"), null, null).errors())
        .extracting(FieldError::field)
        .containsExactly("ground");
  }

  @Test
  void namesTextsByTheirPlaces() {
    EraseForm form =
        new EraseForm(null, List.of("97.rationale", "188.evidence"), Ground.MISTAKE, null);
    assertThat(form.named().erasure())
        .isEqualTo(
            new Erasure(
                List.of(),
                null,
                List.of(new TextPlace(97, "rationale"), new TextPlace(188, "evidence")),
                "MISTAKE"));
  }

  @Test
  void keepsAllThatWasChosenInItsAddress() {
    assertThat(new EraseForm("m-8", List.of(), Ground.REQUEST, true).address("lancashire"))
        .isEqualTo("/lancashire/erase?member=m-8&ground=REQUEST&textsToo=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"97", "97.name", "0.rationale", "97.rationale ", "1234567890.remark", ""})
  void isNoneOfAPlaceThatNoTextCanHave(String place) {
    assertThatThrownBy(() -> new EraseForm(null, List.of(place), null, null).named())
        .isInstanceOf(BrokenFormException.class);
  }

  @Test
  void isEitherOfAPersonOrOfSomeTexts() {
    assertThatThrownBy(() -> new EraseForm(null, List.of(), null, null).named())
        .isInstanceOf(BrokenFormException.class);
    assertThatThrownBy(() -> new EraseForm("m-8", List.of("97.rationale"), null, null).named())
        .isInstanceOf(BrokenFormException.class);
    assertThatThrownBy(
            () -> new EraseForm(null, Collections.nCopies(21, "97.rationale"), null, null).named())
        .isInstanceOf(BrokenFormException.class);
  }
}
