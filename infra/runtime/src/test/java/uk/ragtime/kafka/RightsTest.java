package uk.ragtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C19: a refusal names the login, the operation and what it is on")
class RightsTest {
  private static final Map<String, String> CLIENT =
      Map.of(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required"
              + " username=\"reader\" password=\"secret\";");

  private final Rights rights = Rights.of(CLIENT);

  @Test
  void whatKafkaLeavesOutIsAdded() {
    assertThat(explain(new TopicAuthorizationException("Topic authorization failed.")))
        .isEqualTo(
            "Kafka refuses the login reader the operation Read on topic expected: grant it, as"
                + " docs/OPERATIONS.md lists under \"Rights in Kafka\"");
  }

  @Test
  void whatKafkaNamesIsPreferred() {
    assertThat(explain(new TopicAuthorizationException(Set.of("other"))))
        .contains("Read on topic other:");
    assertThat(explain(GroupAuthorizationException.forGroupId("ragtime-query")))
        .contains("Read on group ragtime-query:");
  }

  @Test
  void aCauseOfAnotherFailureIsFound() {
    assertThat(
            explain(
                new KafkaException(
                    "in an error state", new TransactionalIdAuthorizationException("failed"))))
        .contains("reader", "topic expected")
        .doesNotContain("secret");
  }

  @Test
  void otherFailuresStayThemselves() {
    TimeoutException failure = new TimeoutException("away");

    assertThatThrownBy(() -> rights.requiring("Read", "topic x", () -> fail(failure)))
        .isSameAs(failure);
    assertThat(rights.requiring("Read", "topic x", () -> "answer")).isEqualTo("answer");
  }

  @Test
  void aLoginWithoutANameIsDescribed() {
    assertThat(message(Rights.of(Map.of("ssl.keystore.location", "/etc/key.p12"))))
        .contains("the certificate's subject");
    assertThat(message(Rights.of(Map.of()))).contains("this service's login");
  }

  private String explain(KafkaException failure) {
    return String.valueOf(
        rights.findRefusal(failure, "Read", "topic expected").orElseThrow().getMessage());
  }

  private static String message(Rights rights) {
    return String.valueOf(
        rights
            .findRefusal(new TopicAuthorizationException("x"), "Read", "topic x")
            .orElseThrow()
            .getMessage());
  }

  private static String fail(RuntimeException failure) {
    throw failure;
  }
}
