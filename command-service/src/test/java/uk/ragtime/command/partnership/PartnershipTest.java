package uk.ragtime.command.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;

class PartnershipTest {
  private final Partnership unregistered = new Partnership.Unregistered();
  private final Partnership registered = new Partnership.Registered("Kent");

  @Test
  void itIsRegisteredOnceAndThenRenamed() {
    assertThat(unregistered.decide(register("kent", "Kent")))
        .containsExactly(new PartnershipRegistered("Kent"));
    assertThat(registered.decide(register("kent", "Kent and Medway")))
        .containsExactly(new PartnershipRenamed("Kent and Medway"));
    assertThat(registered.decide(register("kent", "Kent"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "me",
        "checklist-templates",
        "operations",
        "schemas",
        "help",
        "words",
        "account",
        "operator",
        "cookies",
        "privacy",
        "accessibility",
        "join",
        "assets",
        "error",
        "oauth2",
        "login",
        "sign-out",
        "sign-in-failed",
        "actuator"
      })
  void itTakesNoAddressOfThePlatformsOwn(String code) {
    assertThatThrownBy(() -> unregistered.decide(register(code, "Kent")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatIsReservedIsDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "API.md"));
    Matcher sentence = Pattern.compile("Reserved codes of partnerships: ([^.]+)\\.").matcher(page);
    assertThat(sentence.find()).isTrue();
    assertThat(sentence.group(1).replace("`", "").split(", "))
        .containsExactlyInAnyOrderElementsOf(Partnership.RESERVED);
  }

  private static RegisterPartnership register(String code, String name) {
    return new RegisterPartnership(new PartnershipCode(code), name);
  }
}
