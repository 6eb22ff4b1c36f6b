package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** Forms with a text whose commands change nothing, so that the text is not recorded. */
class NothingRecordedIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String CYCLE = "/lancashire/cycles/2026-autumn";
  private static final String ALL = CYCLE + "/areas/blackpool/agencies/";
  private static final String SETTLE = ALL + "health-visiting/settle/child-development";
  private static final String SAID =
      "Nothing was recorded, because it was so already. What you wrote here is not saved.";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("coordinator");
  }

  private static Arguments form(String address, String... fields) {
    return Arguments.of(address, fields);
  }

  /** The last field of each is the text. */
  private static Stream<Arguments> forms() {
    return Stream.of(
        form(SETTLE, "version=9", "spokenAt=331", "rating=AMBER", "rationale=Typed-words"),
        form(ALL + "early-help/excuse", "version=0", "reason=Typed-words"),
        form(CYCLE + "/areas/blackpool/sign-off", "agency=early-years", "statement=Typed-words"),
        form(CYCLE + "/close", "reason=Typed-words"),
        form("/lancashire/holds/lift", "hold=2026-7", "reason=Typed-words"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void saySoKeepWhatWasTypedAndCanBeSentAgain(String address, String[] fields) {
    // given
    HttpResponse<String> shown = visitor.get(address);
    PLATFORM.commands().changeNothing();

    // when
    HttpResponse<String> again = visitor.send(shown, address, fields);

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains(SAID, "Typed-words").doesNotContain("??", "nothing-recorded");
    assertThat(HttpVisitor.hidden(again, "key")).isNotEqualTo(HttpVisitor.hidden(shown, "key"));

    // and what is recorded leads on
    PLATFORM.commands().restore();
    HttpResponse<String> next = visitor.send(again, address, fields);
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.body()).doesNotContain(SAID);
    assertThat(PLATFORM.commands().onlyTold().body()).contains("Typed-words");
  }

  @Test
  void saySoInWelsh() {
    HttpResponse<String> shown = visitor.get(CYCLE + "/close?lang=cy");
    PLATFORM.commands().changeNothing();
    assertThat(visitor.send(shown, CYCLE + "/close", "reason=Geiriau").body())
        .contains("Ni chofnodwyd dim, am mai felly yr oedd hi eisoes.", "Geiriau");
  }

  @Test
  void leadOnWithoutAText() {
    HttpResponse<String> shown = visitor.get(CYCLE + "/close");
    PLATFORM.commands().changeNothing();
    assertThat(visitor.send(shown, CYCLE + "/close", "reason=").uri().toString())
        .endsWith("2026-autumn?seen=300");
  }
}
