package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubAssessments;
import uk.ragtime.portal.stub.StubPlatform;

/** An agency confirms answers of the cycle before. */
class ConfirmationsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String ALL = "/lancashire/cycles/2026-autumn/areas/blackpool/agencies/";
  private static final String MIDWIFERY = ALL + "midwifery";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    PLATFORM.issuer().willSignIn("rater");
  }

  /** Answers with another assessment from now on. */
  private static void answer(String agency, Map<String, Object> assessment) {
    PLATFORM.query().replace("/v1" + ALL + agency, assessment);
  }

  @Test
  void lastAnswersAreConfirmedOneByOneAndNoneIsTickedBefore() {
    // when
    String form = visitor.get(MIDWIFERY + "/confirm").body();
    visitor.send(
        MIDWIFERY + "/confirm",
        MIDWIFERY + "/confirm",
        "version=9",
        "capability=parent-child-relationships.AMBER",
        "capability=local-services.AMBER");

    // then
    assertThat(form)
        .contains("Some teams have &lt;it&gt;", "True from 2 March 2026")
        .doesNotContain("checked", "child-development", "??");
    assertThat(PLATFORM.commands().lastTold().command())
        .isEqualTo("POST /v1" + MIDWIFERY + "/ratings/reconfirm");
    assertThat(PLATFORM.commands().lastTold().condition()).isEqualTo("\"9\"");
    assertThat(PLATFORM.commands().lastTold().body())
        .isEqualTo("{\"capabilities\":[\"parent-child-relationships\",\"local-services\"]}");
  }

  @Test
  void nothingTickedIsAskedFor() {
    HttpResponse<String> page =
        visitor.send(MIDWIFERY + "/confirm", MIDWIFERY + "/confirm", "version=9");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Tick at least one answer", "href=\"#capability\"");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @Test
  void anAnswerThatSomebodyChangedMeanwhileIsShownAndTheOtherTicksAreKept() {
    // given
    HttpResponse<String> shown = visitor.get(MIDWIFERY + "/confirm");
    Map<String, Object> newer = StubAssessments.of("2026-autumn", "midwifery");
    Map<String, Object> changed = StubAssessments.cellOf(newer, "local-services");
    changed.put("carriedOver", null);
    changed.put("self", StubAssessments.word(341, "GREEN", "All signpost now."));
    answer("midwifery", newer);
    PLATFORM.commands().refuse(412, "version-stale");

    // when
    HttpResponse<String> page =
        visitor.send(
            shown,
            MIDWIFERY + "/confirm",
            "version=9",
            "capability=local-services.AMBER",
            "capability=parent-child-relationships.AMBER");

    // then
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .satisfies(inOrder("You ticked", "Amber", "saved meanwhile", "All signpost now."))
        .containsPattern("value=\"parent-child-relationships.AMBER\"[^>]* checked")
        .doesNotContainPattern("type=\"checkbox\"[^>]*value=\"local-services.AMBER\"")
        .doesNotContain("??");
  }

  @Test
  void anAnswerThatWasNotShownCannotBeConfirmed() {
    HttpResponse<String> page =
        visitor.send(
            MIDWIFERY + "/confirm",
            MIDWIFERY + "/confirm",
            "version=9",
            "capability=local-services.GREEN");

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(PLATFORM.commands().told()).isEmpty();
  }
}
