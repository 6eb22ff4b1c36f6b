package uk.ragtime.command.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AreaEvent;

class AreaDeciderTest {
  private static final AreaCode BLACKPOOL = new AreaCode("blackpool");
  private static final AreaCode FYLDE = new AreaCode("fylde");
  private static final String CODE = "E06000009";

  private final KnownReferences references =
      new KnownReferences()
          .with(StreamId.of(BLACKPOOL), new Area.Defined("Blackpool", CODE))
          .with(new StreamId("agency/blackpool"), "no area");

  @Test
  @DisplayName("B8: a GSS code of another area is refused, and the area is named")
  void aCodeOfAnotherAreaIsRefused() {
    for (Area state : List.of(new Area.Undefined(), new Area.Defined("Fylde", "E07000119"))) {
      assertThatThrownBy(() -> decide(state, FYLDE, "Fylde", CODE))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(RefusalCode.GSS_CODE_TAKEN);
                assertThat(refused.detail()).contains("blackpool");
              });
    }
  }

  @Test
  @DisplayName("B8: an area keeps its own GSS code, and may have none")
  void anAreaKeepsItsOwnCode() {
    Area blackpool = new Area.Defined("Blackpool", CODE);

    assertThat(decide(blackpool, BLACKPOOL, "Blackpool", CODE)).isEmpty();
    assertThat(decide(blackpool, BLACKPOOL, "The Fylde coast", CODE)).hasSize(1);
    assertThat(decide(new Area.Undefined(), FYLDE, "Fylde", null)).hasSize(1);
    assertThat(decide(new Area.Undefined(), FYLDE, "Fylde", "E07000119")).hasSize(1);
  }

  @ParameterizedTest
  @DisplayName("B8: GSS codes of all kinds of areas are accepted")
  @ValueSource(
      strings = {"E06000009", "W06000015", "S12000033", "N09000003", "K02000001", "E92000001"})
  void codesOfAreas(String code) {
    assertThat(GssCode.require(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @DisplayName("B8: a GSS code that no area can have is refused")
  @ValueSource(
      strings = {
        "A00000000",
        "A06000009",
        "E00000009",
        "E06000000",
        "E99999999",
        "e06000009",
        "E0600009",
        "E06000009 ",
        "E060000090",
        "06000009E",
        "\uFF25\uFF10\uFF16000009",
        ""
      })
  void codesOfNoArea(String code) {
    assertThatThrownBy(() -> GssCode.require(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must ");
  }

  private List<AreaEvent> decide(Area state, AreaCode area, String name, @Nullable String code) {
    DefineArea command = new DefineArea(new PartnershipCode("lancashire"), area, name, code);
    return new AreaDecider()
        .decide(state, command, references.at(Instant.parse("2026-11-23T09:30:00Z")));
  }
}
