package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubPlatform;

/** A person reads and takes away what is recorded of them. */
@ExtendWith(OutputCaptureExtension.class)
class RecordsIT {
  private static final StubPlatform PLATFORM = StubPlatform.shared();
  private static final String RECORD = "/lancashire/members/m-2/record";
  private static final String ERASED = "/lancashire/members/m-4k7q2x9c1d/record";

  private final HttpVisitor visitor = new HttpVisitor(PLATFORM.url());

  @BeforeEach
  void restore() {
    PLATFORM.restore();
  }

  @Test
  void aRecordTellsWhatAPersonIsDidAndWrote() {
    // when
    String first = visitor.get(RECORD).body();
    String second = visitor.get(RECORD + "?after=97").body();

    // then
    assertThat(HttpVisitor.withoutOwnScript(first))
        .satisfies(
            inOrder(
                "What is recorded of Grace &lt;Okafor&gt;",
                "m-2r5t8v1w4z",
                "Rater",
                "Midwifery",
                "1 October 2024",
                "2 May 2025 at 14:05",
                "Became a member",
                "Rated ‘Reflective supervision’ Not applicable: Midwifery, Blackpool",
                "Explanation",
                "&lt;script&gt;alert",
                "href=\"/lancashire/erase?text=97.rationale\"",
                "href=\"" + RECORD + "?after=97\""))
        .doesNotContain("??", "<script");
    assertThat(second)
        .satisfies(inOrder("Evidence", "Minutes: https://example.org/minutes", "something-new.v1"))
        .doesNotContain("Show more", "??");
  }

  @Test
  void aPersonReadsTheirOwnRecordWithoutToolsOfTheCoordinator() {
    // given
    PLATFORM.issuer().willSignIn("viewer");
    String own = "/lancashire/members/viewer/record";

    // then
    assertThat(visitor.get(own).body())
        .contains("Tom Ashworth", "Nothing is recorded", "record/csv")
        .doesNotContain("/erase", "href=\"/lancashire/members\"", "??");
    assertThat(visitor.get("/").body()).contains("href=\"" + own + "\"");
    assertThat(visitor.get(RECORD).statusCode()).isEqualTo(404);
  }

  @Test
  void anErasedPersonIsToldAsErasedAndSoIsWhatTheyWrote() {
    assertThat(visitor.get(ERASED).body())
        .contains(
            "What is recorded of Erased person (m-4k7q2x9c1d)",
            "have been erased",
            "An explanation was given. It has been erased.")
        .doesNotContain("??", "href=\"/lancashire/erase");
  }

  @Test
  void aRecordIsTakenAwayWholeAsJson() {
    // when
    HttpResponse<String> file = visitor.get(RECORD + "/json");

    // then the two pages of the service are one document
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"lancashire-record.json\"");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(file.body())
        .startsWith("{\"member\":\"m-2\"")
        .contains("\"position\":20", "\"position\":97", "\"position\":188", "\"position\":30")
        .endsWith("}]}")
        .doesNotContain("\"next\"");
  }

  @Test
  void aRecordIsTakenAwayAsATable() {
    // given
    PLATFORM.query().replace("/v1" + RECORD + ".csv", 200, "log_position\r\n20\r\n");

    // when
    HttpResponse<String> file = visitor.get(RECORD + "/csv");

    // then
    assertThat(file.body()).isEqualTo("log_position\r\n20\r\n");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"lancashire-record.csv\"");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, 403, not-allowed, 403, Your role does not open this page",
    "csv, 404, member-unknown, 404, Page not found",
    "csv, 429, too-many-exports, 429, Too many requests",
    "json, 503, unavailable, 503, cannot be shown just now",
  })
  void aFileThatCannotBeHadIsAPageAndNoFile(
      String format, int status, String code, int shown, String sentence) {
    // given
    String path = format.equals("csv") ? RECORD + ".csv" : RECORD;
    PLATFORM.query().replace("/v1" + path, status, "{\"code\":\"" + code + "\"}");

    // when
    HttpResponse<String> page = visitor.get(RECORD + "/" + format);

    // then
    assertThat(page.statusCode()).isEqualTo(shown);
    assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains(sentence);
  }

  @Test
  void aFileThatBreaksOffIsNotEndedAsIfItWereWhole(CapturedOutput log) {
    // given a first page that is long enough to be on its way before the second is asked for
    String entry =
        "{\"position\":20,\"type\":\"x\",\"texts\":{\"remark\":\"%s\"}}"
            .formatted("x".repeat(70_000));
    PLATFORM
        .query()
        .replaceOnce(
            "/v1" + RECORD, 200, "{\"member\":\"m-2\",\"entries\":[" + entry + "],\"next\":20}");
    PLATFORM.query().replace("/v1" + RECORD, 503, "{\"code\":\"unavailable\"}");

    // then
    assertThatThrownBy(() -> visitor.get(RECORD + "/json"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(log).contains("A file broke off").doesNotContain("has already been called");
  }
}
