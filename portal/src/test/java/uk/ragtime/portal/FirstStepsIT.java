package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** First steps of a partnership: how long they are shown, and to whom. */
class FirstStepsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
    StubSetUp.fill();
    PLATFORM.issuer().willSignIn("founder");
  }

  @Test
  void theFirstStepsStayUntilSomebodyRatesForEveryAgency() {
    // given: a cycle is planned, and nobody rates for midwifery
    assertThat(visitor.get(P + "/set-up").body()).contains("4 of 5 steps are done");
    assertThat(visitor.get("/").body())
        .contains("First steps", "agencies for which nobody rates", "href=\"" + P + "/set-up\"")
        .doesNotContain("is being set up");

    // when
    String form = P + "/members/invite";
    visitor.send(form, form, "name=Rhian", "roles=RATER", "agencies=midwifery", "days=7");

    // then
    assertThat(visitor.get("/").body()).doesNotContain("First steps");
    assertThat(visitor.get(P + "/set-up").body()).doesNotContain("steps are done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAST_CUT_OFF", "CLOSED"})
  void theFirstStepsDoNotComeBackAfterTheFirstCycle(String status) {
    // given: nobody rates for midwifery
    cycles(cycle("2026-autumn", status, false), cycle("2099-spring", "PLANNED", false));
    visitor.get(P);
    PLATFORM.query().forget();

    // then: nor are members asked for in vain
    assertThat(visitor.get("/").body()).contains("Powys").doesNotContain("First steps");
    assertThat(PLATFORM.query().asked()).noneMatch(it -> it.path().endsWith("/members"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLANNED", "OPEN"})
  void theFirstStepsStayAfterHistoricCycles(String status) {
    cycles(cycle("2020-autumn", "CLOSED", true), cycle("2026-autumn", status, false));
    visitor.get(P);
    assertThat(visitor.get("/").body()).contains("First steps", "for which nobody rates");
  }

  @Test
  void theFirstStepsTellThatNoAgencyWorksAnywhere() {
    PLATFORM
        .query()
        .replace(
            "/v1/powys/agencies",
            Map.of(
                "agencies",
                List.of(Map.of("agency", "midwifery", "name", "Midwifery", "areas", List.of()))));
    visitor.get(P);
    assertThat(visitor.get("/").body())
        .contains("First steps", "no agency works in any area")
        .doesNotContain("nobody rates", "Ask its coordinator");
  }

  private static void cycles(Map<?, ?>... cycles) {
    PLATFORM.query().replace("/v1/powys/cycles", Map.of("cycles", List.of(cycles)));
  }

  private static Map<String, Object> cycle(String code, String status, boolean historic) {
    return Map.of(
        "cycle",
        code,
        "name",
        code,
        "checklist",
        "workforce",
        "version",
        1,
        "opensOn",
        "2026-03-01",
        "cutOff",
        "2026-04-30T23:00:00Z",
        "historic",
        historic,
        "status",
        status);
  }

  @Test
  void whoeverDoesNotSetUpIsToldWhomToAsk() {
    PLATFORM.issuer().willSignIn("viewer");
    PLATFORM.query().replace("/v1/lancashire/areas", 200, "{\"areas\":[]}");
    PLATFORM.query().replace("/v1/lancashire/cycles", 200, "{\"cycles\":[]}");
    visitor.get("/lancashire/cycles");
    assertThat(visitor.get("/").body())
        .contains("Ask its coordinator")
        .doesNotContain("/lancashire/set-up");
  }
}
