package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** Forms that would add what is there already. */
class SetUpSavedBeforeIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;
  private static final String KEY = "7f1f0a52-3c67-4b0e-9f86-0f5c0f0d1a11";
  private static final String SPRING =
      "name=2099 spring,checklist=workforce/1,opensDay=1,opensMonth=3,opensYear=2099"
          + ",closesDay=30,closesMonth=4,closesYear=2099";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    StubSetUp.fill();
    PLATFORM.issuer().willSignIn("founder");
  }

  private static List<Told> told() {
    return PLATFORM.commands().told();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set-up/area | set-up/area | name=Brecon,gssCode=W06000023 | set-up/area/brecon",
        "set-up/area | set-up/area | name=Brecknock,code=brecon | set-up/area/brecon",
        "set-up/agency | set-up/agency"
            + " | name=Midwifery,sector=MIDWIFERY,areas=radnor | set-up/agency/midwifery",
        "areas | set-up/cycle | " + SPRING + " | cycles/2099-spring",
      })
  void aFormThatMadeWhatIsThereLeadsToIt(String page, String form, String typed, String saved) {
    // given
    HttpResponse<String> shown = visitor.get(P + "/" + page);
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again = visitor.post(shown, P + "/" + form, fields(typed));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains(
            "This is saved already", "<a href=\"" + P + "/" + saved + "\"", "See what is saved")
        .doesNotContain("send it again", "-2\"", "??");
    assertThat(HttpVisitor.hidden(again, "key")).isNotEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set-up/area | name=brecon,gssCode=W06000023 | set-up/area/brecon",
        "set-up/agency | name=Midwifery,sector=MIDWIFERY,areas=radnor | set-up/agency/midwifery",
        "set-up/cycle | " + SPRING + " | cycles/2099-spring",
      })
  void noOtherCodeIsOfferedForWhatIsThereUnderItsName(String form, String typed, String saved) {
    HttpResponse<String> again = visitor.post(visitor.get(P), P + "/" + form, fields(typed));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("This is saved already", "<a href=\"" + P + "/" + saved + "\"")
        .doesNotContain("-2\"", "??");
  }

  @Test
  void aFormThatMadeSomethingElseCanBeSentAgain() {
    // given
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.post(visitor.get(P), P + "/set-up/area", fields("name=Builth"));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("send it again").doesNotContain("See what is saved");
  }

  @Test
  void aPublishedVersionIsNotPublishedOnceMore() {
    // given
    PLATFORM.commands().refuseOnce(422, "idempotency-key-reused");

    // when
    HttpResponse<String> again =
        visitor.post(
            visitor.get(P),
            P + "/set-up/checklist?lang=cy",
            fields("checklist=workforce,version=1,document=title: Other"));

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("ni fyddai ei hanfon eto", "href=\"" + P + "/checklists/workforce/versions/1\"")
        .doesNotContain("??");
  }

  @Test
  void aPlannedCycleExcusesNobodyElseUnderTheSameKey() {
    // given
    String plan = P + "/set-up/cycle";
    String autumn = SPRING.replace("spring", "autumn");
    String[] all = fields(autumn + ",chosen=true,expected=brecon/midwifery");
    String[] none = fields(autumn + ",chosen=true,reason=Not yet");
    assertThat(visitor.post(visitor.get(P), plan, all).body()).contains("2099 autumn");

    // when
    HttpResponse<String> others = visitor.post(visitor.get(P), plan, none);

    // then
    assertThat(others.statusCode()).isEqualTo(409);
    assertThat(others.body()).contains("href=\"" + P + "/cycles/2099-autumn\"");
    assertThat(told()).extracting(Told::command).noneMatch(it -> it.endsWith("/excuse"));

    // and with the same agencies it is the same command
    visitor.post(visitor.get(P), plan, all);
    assertThat(told().getLast().key()).isEqualTo(told().getFirst().key());
  }

  private static String[] fields(String typed) {
    return Stream.concat(Stream.of("key=" + KEY), Stream.of(typed.split(",")))
        .toArray(String[]::new);
  }
}
