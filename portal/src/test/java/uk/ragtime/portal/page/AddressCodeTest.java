package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Failure;

class AddressCodeTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void anAddressWithoutACodeIsOfTheUsualOne(@Nullable String code) {
    assertThat(StageChoice.of(code)).isEqualTo(StageChoice.STANDING);
    assertThat(RollUpRule.of(code)).isEqualTo(RollUpRule.WORST);
    AddressCode.require(code, List.of());
  }

  @Test
  void aKnownCodeIsTaken() {
    assertThat(StageChoice.of("agreed")).isEqualTo(StageChoice.AGREED);
    assertThat(RollUpRule.of("share-of-green")).isEqualTo(RollUpRule.SHARE_OF_GREEN);
    AddressCode.require("blackpool", List.of("preston", "blackpool"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGREED", "nonsense", "<script>"})
  void anUnknownCodeIsTheAddressOfNoPage(String code) {
    assertThatExceptionOfType(Failure.NotFound.class).isThrownBy(() -> StageChoice.of(code));
    assertThatExceptionOfType(Failure.NotFound.class).isThrownBy(() -> RollUpRule.of(code));
    assertThatExceptionOfType(Failure.NotFound.class)
        .isThrownBy(() -> AddressCode.require(code, List.of("blackpool")));
  }
}
