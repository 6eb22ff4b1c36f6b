package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedCodeTest {

  @ParameterizedTest
  @CsvSource({
    "Blackburn with Darwen, blackburn-with-darwen",
    "Ynys Môn, ynys-mon",
    "King’s Lynn & West Norfolk, kings-lynn-west-norfolk",
    "-- 2026 (autumn) --, 2026-autumn",
    "日本, ''",
  })
  void aCodeIsMadeOfTheLettersAndDigitsOfAName(String name, String code) {
    assertThat(SuggestedCode.of(name)).isEqualTo(code);
  }

  @Test
  void aLongNameIsCutAndIsStillACode() {
    String code = SuggestedCode.of("a".repeat(62) + " bcd");
    assertThat(code).isEqualTo("a".repeat(62)).matches(SuggestedCode::isCode);
    assertThat(SuggestedCode.free(SuggestedCode.of("a".repeat(200)), Set.of("a".repeat(63))))
        .matches(SuggestedCode::isCode);
  }

  @Test
  void aTakenCodeIsNumbered() {
    assertThat(SuggestedCode.free("brecon", Set.of("brecon", "brecon-2"))).isEqualTo("brecon-3");
    assertThat(SuggestedCode.free("brecon", Set.of())).isEqualTo("brecon");
  }
}
