package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.portal.api.Audit;

class EvidenceRowsTest {
  @Test
  void emptyRowsCountForNothing() {
    EvidenceRows rows = EvidenceRows.of(List.of("", " "), List.of("", ""));
    assertThat(rows.errors()).isEmpty();
    assertThat(rows.documents()).isEmpty();
    assertThat(EvidenceRows.of((List<String>) null, null).rows()).hasSize(2);
  }

  @Test
  void aDocumentHasANameAndAnAddress() {
    EvidenceRows rows = EvidenceRows.of(List.of("Log", ""), List.of("", "https://example.org/x"));
    assertThat(rows.errors())
        .containsExactly(
            new FieldError("evidence.wrong.url", "evidenceUrl0"),
            new FieldError("evidence.wrong.title", "evidenceTitle1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "javascript:alert(1)", "https://", "https://a b", "ftp://x.org"})
  void anAddressIsOfTheWeb(String url) {
    assertThat(EvidenceRows.of(List.of("Log"), List.of(url)).errors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://x.org, evidence.wrong.url",
    "https://a.org/b c, evidence.wrong.url-blank",
    "https://a.org/b\u2028c, evidence.wrong.url-blank",
    "https://, refused.field.evidenceUrl",
    "https://a.org/{b}, refused.field.evidenceUrl",
  })
  void anAddressIsRefusedForWhatItIs(String url, String problem) {
    assertThat(EvidenceRows.of(List.of("Log"), List.of(url)).errors())
        .containsExactly(new FieldError(problem, "evidenceUrl0"));
  }

  @Test
  void anAddressHasALength() {
    String longest = "https://example.org/" + "x".repeat(1980);
    assertThat(EvidenceRows.of(List.of("Log"), List.of(longest)).errors()).isEmpty();
    assertThat(EvidenceRows.of(List.of("Log"), List.of(longest + "x")).errors())
        .containsExactly(new FieldError("evidence.wrong.url-long", "evidenceUrl0"));
  }

  @Test
  void documentsAreGivenInTheirOrder() {
    List<Audit.Evidence> documents =
        List.of(
            new Audit.Evidence("A", "https://a.org/"), new Audit.Evidence("B", "http://b.org/x"));
    EvidenceRows rows = EvidenceRows.of(documents);
    assertThat(rows.documents()).isEqualTo(documents);
    assertThat(rows.rows()).hasSize(3);
  }
}
