package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubCommandService.Told;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.portal.stub.StubSetUp;

/** A coordinator reschedules, extends or cancels a cycle that has not opened. */
class PlannedCyclesIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String P = "/" + StubSetUp.PARTNERSHIP;

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

  @Test
  void aCycleThatHasNotOpenedIsRescheduled() {
    String form = P + "/cycles/2099-spring/reschedule";
    HttpResponse<String> shown = visitor.get(form);
    assertThat(shown.body()).contains("name=\"closesDay\"", "value=\"30\"", "value=\"2099\"");
    HttpResponse<String> page =
        visitor.sendWithHidden(
            shown,
            form,
            "name=2099 spring",
            "opensDay=2",
            "opensMonth=March",
            "opensYear=2099",
            "closesDay=30",
            "closesMonth=4",
            "closesYear=2099",
            "reason=Easter.");
    assertThat(told().getLast().body())
        .contains("\"opensOn\":\"2099-03-02\"", "\"cutOff\":\"2099-04-30T23:00:00Z\"", "Easter.");
    assertThat(page.uri().toString()).contains(P + "/cycles/2099-spring?seen=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "reschedule"})
  void theReasonOfAChangeThatIsNoneIsNotLostUnsaid(String act) {
    // given
    String form = P + "/cycles/2099-spring/" + act;
    HttpResponse<String> shown = visitor.get(form);
    PLATFORM.commands().changeNothing();

    // when
    HttpResponse<String> again =
        visitor.sendWithHidden(
            shown,
            form,
            "name=2099 spring",
            "opensDay=1",
            "opensMonth=3",
            "opensYear=2099",
            "closesDay=30",
            "closesMonth=4",
            "closesYear=2099",
            "reason=Typed-words");

    // then
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("Nothing was recorded, because it was so already", "Typed-words")
        .doesNotContain("??");
  }

  @Test
  void anExtensionThatIsSentTwiceLeadsOn() {
    // given a cycle that ends on the day to which the form extends it
    String extend = P + "/cycles/2099-spring/extend";
    String[] fields = {"day=30", "month=4", "year=2099", "reason=Typed-words"};
    HttpResponse<String> shown = visitor.get(P + "/cycles/2099-spring/reschedule");

    // when
    HttpResponse<String> page = visitor.sendWithHidden(shown, extend, fields);

    // then
    assertThat(page.uri().toString()).contains(P + "/cycles/2099-spring?seen=");
    assertThat(told().getLast().body()).contains("\"cutOff\":\"2099-04-30T23:00:00Z\"");

    // but another form for that day changes nothing
    PLATFORM.commands().changeNothing();
    HttpResponse<String> wrong = visitor.sendWithHidden(shown, extend, fields);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("must be later than the last day now", "Typed-words");
  }

  @Test
  void aCancelledCycleIsListedApart() {
    // when
    String form = P + "/cycles/2099-spring/cancel";
    HttpResponse<String> missing = visitor.sendWithHidden(visitor.get(form), form, "reason=");
    HttpResponse<String> page = visitor.sendWithHidden(visitor.get(form), form, "reason=No money.");

    // then
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(told().getLast().body()).isEqualTo("{\"reason\":\"No money.\"}");
    assertThat(page.body())
        .satisfies(
            inOrder(
                "There are no cycles yet.",
                "Cancelled",
                "2099 spring, which was to open on 1 March 2099"))
        .doesNotContain("??");
    assertThat(visitor.get(P + "/set-up").body()).contains("Next: agencies");
    assertThat(visitor.get(form).uri().toString()).contains(P + "/cycles/2099-spring");
  }

  @Test
  void theListOfCyclesTellsTheirLastDay() {
    assertThat(visitor.get(P + "/cycles").body())
        .satisfies(
            inOrder(
                "2099 spring",
                "Planned",
                "1 March 2099",
                "30 April 2099",
                "Workforce capabilities"));
  }

  @Test
  void aCancelledCycleShowsNoProgressAndItsFormsSayThatTheyAreNotOpen() {
    // given
    String cycle = P + "/cycles/2099-spring";
    assertThat(visitor.get(cycle).body()).contains("How far everybody is", "assessments are sub");
    visitor.sendWithHidden(visitor.get(cycle + "/cancel"), cycle + "/cancel", "reason=Too soon");

    // then
    assertThat(visitor.get(cycle).body())
        .contains("It does not take place")
        .doesNotContain("How far everybody is", "assessments are submitted", "not open now");
    HttpResponse<String> late = visitor.get(cycle + "/reschedule");
    assertThat(late.uri().getPath()).isEqualTo(cycle);
    assertThat(late.body())
        .contains("The form that you asked for is not open now", "It does not take place")
        .contains(">" + PLATFORM.url() + cycle + "</p>");
    assertThat(visitor.get(cycle + "/close").body()).contains("is not open now");
  }
}
