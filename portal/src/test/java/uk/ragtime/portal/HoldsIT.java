package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** A coordinator holds erasures back, and lifts the hold. */
class HoldsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String HOLD = "/lancashire/holds/new";
  private static final String LIFT = "/lancashire/holds/lift";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void aHoldIsPlacedAndItsNumberShown() {
    // given what became of it is at the position that the command answers
    PLATFORM
        .query()
        .replace(
            "/v1/lancashire/events",
            200,
            """
            [{"type":"uk.ragtime.hold-placed.v1","time":"2026-11-03T10:00:00Z","position":400,
              "commandid":"a","data":{"hold":"2026-7","members":["m-0h7e2d9c1x"],
              "cycles":["2026-autumn"],"until":"2027-06-30"}}]
            """);

    // when
    HttpResponse<String> page =
        visitor.send(
            HOLD,
            HOLD,
            "members=m-8",
            "cycles=2026-autumn",
            "reason=A complaint\r\nis open.",
            "day=30",
            "month=6",
            "year=2027",
            "number=2026-7");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("PUT /v1/lancashire/holds/2026-7");
    assertThat(PLATFORM.commands().onlyTold("coordinator").body())
        .isEqualTo(
            "{\"members\":[\"m-8\"],\"cycles\":[\"2026-autumn\"],"
                + "\"reason\":\"A complaint\\nis open.\",\"until\":\"2027-06-30\"}");
    assertThat(page.body())
        .satisfies(
            inOrder(
                "Hold 2026-7 is placed",
                "30 June 2027",
                "m-0h7e2d9c1x",
                "The texts of 2026 autumn",
                "href=\"/lancashire/holds/lift?hold=2026-7\""))
        .doesNotContain("??");
  }

  @Test
  void whatIsWrongWithAHoldIsSaidByFieldAndNothingTypedIsLost() {
    // when
    HttpResponse<String> page =
        visitor.send(HOLD, HOLD, "cycles=2026-autumn", "reason=", "day=31", "month=2", "number=x");

    // then
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#reason\"", "Enter why", "href=\"#number\"", "Enter a year and a number")
        .contains("Date must include a year", "value=\"31\"", "value=\"x\"")
        .containsPattern("value=\"2026-autumn\"[^>]* checked")
        .doesNotContain("Choose at least one person", "??");
    assertThat(PLATFORM.commands().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "422, hold-until-in-past, 400, The last day must be today",
    "409, hold-lifted, 400, Choose another number",
    "503, unavailable, 503, Send it again",
  })
  void aHoldThatFailsKeepsWhatWasTyped(int status, String code, int shown, String sentence) {
    PLATFORM.commands().refuse(status, code);
    HttpResponse<String> page =
        visitor.send(HOLD, HOLD, "members=m-8", "reason=Open complaint", "number=2026-7");
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.body()).contains(sentence, "Open complaint", "value=\"2026-7\"");
  }

  @Test
  void aHoldIsLifted() {
    // given
    assertThat(visitor.get(LIFT + "?hold=2026-7").body()).contains("value=\"2026-7\"");

    // when
    visitor.send(LIFT + "?hold=2026-7", LIFT, "hold=2026-7", "reason=");

    // then
    assertThat(PLATFORM.commands().onlyTold("coordinator").command())
        .isEqualTo("POST /v1/lancashire/holds/2026-7/lift");
    assertThat(PLATFORM.commands().onlyTold("coordinator").body()).isEqualTo("{}");
  }

  @Test
  void aHoldThatIsNotThereIsExplained() {
    PLATFORM.commands().refuse(404, "hold-unknown");
    HttpResponse<String> page =
        visitor.send(LIFT, LIFT, "hold=2026-8", "reason=The complaint is closed.");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is no hold of this number", "href=\"#hold\"", "The complaint is closed.");
  }

  @Test
  void allHoldsAreListedWithHowTheyStandAndTheirReasons() {
    assertThat(visitor.get("/lancashire/erasures").body())
        .satisfies(
            inOrder(
                "href=\"/lancashire/erasures/396\"",
                "Hold 2026-7",
                "In force",
                "until 30 June 2027",
                "Fay Former",
                "The texts of 2026 autumn",
                "3 November 2026 at 10:00",
                "Amina Hussain",
                "A &lt;complaint&gt;",
                "href=\"/lancashire/holds/lift?hold=2026-7\"",
                "href=\"/lancashire/erasures/401\"",
                "Hold 2026-6",
                "Lifted",
                "lifted 3 November 2026 at 10:00 by Amina Hussain",
                "Hold 2025-1",
                "Ended",
                "until 31 January 2026",
                "A reason was given. It has been erased.",
                "href=\"/lancashire/holds/lift?hold=2025-1\"",
                "Hold 2024-1",
                "until it is lifted",
                "href=\"/lancashire/holds/new\""))
        .doesNotContain("holds/lift?hold=2026-6", "??");
  }
}
