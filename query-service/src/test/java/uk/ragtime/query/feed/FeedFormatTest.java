package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

class FeedFormatTest {
  @ParameterizedTest
  @DisplayName("B3: the representation is the one that the client prefers")
  @CsvSource(
      nullValues = "-",
      value = {
        "-, JSON",
        "'', JSON",
        "*/*, JSON",
        "application/*, JSON",
        "application/json, JSON",
        "'application/json;charset=UTF-8', JSON",
        "application/cloudevents-batch+json, BATCH",
        "application/*+json, BATCH",
        "'application/cloudevents-batch+json, application/json', BATCH",
        "'application/json, application/cloudevents-batch+json', JSON",
        "'application/json;q=0.5, application/cloudevents-batch+json', BATCH",
        "'application/json;q=0, */*', BATCH",
        "'text/html, */*;q=0.1', JSON"
      })
  void preferred(@Nullable String accept, FeedFormat format) {
    assertThat(FeedFormat.preferred(accept)).isEqualTo(format);
  }

  @ParameterizedTest
  @DisplayName("B3: what cannot be represented is not acceptable")
  @ValueSource(
      strings = {
        "text/html",
        "application/json;charset=utf-16",
        "application/json;q=0",
        "json",
        "a/b/c"
      })
  void notAcceptable(String accept) {
    assertThatThrownBy(() -> FeedFormat.preferred(accept))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_ACCEPTABLE));
  }

  @Test
  @DisplayName("B3: no two representations share a tag")
  void tags() {
    assertThat(FeedFormat.values()).extracting(FeedFormat::tagSuffix).doesNotHaveDuplicates();
  }
}
