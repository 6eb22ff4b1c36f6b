package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final Passage TUNING_IN = new Passage("Tuning in", "en");
  private static final Passage TUNING_IN_LATE = new Passage("Tuning in late", "en");

  @Test
  void aTitleInAnotherLanguageStandsApartWithinItsSentence() {
    assertThat(Passage.in("‘Tuning in’ sy’n Goch amlaf.", List.of(TUNING_IN)))
        .containsExactly(
            new Passage("‘", null), TUNING_IN, new Passage("’ sy’n Goch amlaf.", null));
  }

  @Test
  void aSentenceWithoutSuchATitleIsWhole() {
    assertThat(Passage.in("Mae 3 yn Goch.", List.of(TUNING_IN)))
        .containsExactly(new Passage("Mae 3 yn Goch.", null));
    assertThat(Passage.in("", List.of())).containsExactly(new Passage("", null));
  }

  @Test
  void ofTwoTitlesThatBeginAlikeTheLongerIsMeant() {
    assertThat(Passage.in("Tuning in late, Tuning in", List.of(TUNING_IN, TUNING_IN_LATE)))
        .containsExactly(TUNING_IN_LATE, new Passage(", ", null), TUNING_IN);
  }
}
