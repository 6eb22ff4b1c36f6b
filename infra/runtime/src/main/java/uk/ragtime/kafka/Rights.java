package uk.ragtime.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Explains what a client of Kafka lacks the right to do. */
public final class Rights {
  private static final Pattern USER_NAME = Pattern.compile("username\\s*=\\s*\"([^\"]*)\"");

  private final String login;

  private Rights(String login) {
    this.login = login;
  }

  /**
   * Rights of a client with these settings, of which only the login's name is used.
   *
   * @param client settings of a Kafka client
   */
  public static Rights of(Map<String, ?> client) {
    Matcher user = USER_NAME.matcher(String.valueOf(client.get("sasl.jaas.config")));
    if (user.find()) {
      return new Rights("the login " + user.group(1));
    }
    boolean certificate = client.containsKey("ssl.keystore.location");
    return new Rights(certificate ? "the certificate's subject" : "this service's login");
  }

  /**
   * Makes a call.
   *
   * @param operations that it needs, as ACLs name them, such as {@code Read}
   * @param resource that they are on, such as {@code topic ragtime.events.v1}
   * @throws NotAuthorizedException if Kafka refuses it
   */
  public <T> T requiring(String operations, String resource, Supplier<T> call) {
    try {
      return call.get();
    } catch (KafkaException e) {
      throw findRefusal(e, operations, resource).orElseThrow(() -> e);
    }
  }

  /** Likewise, for a call that returns nothing. */
  public void requiring(String operations, String resource, Runnable call) {
    requiring(
        operations,
        resource,
        () -> {
          call.run();
          return operations;
        });
  }

  /**
   * A failure as a refusal that an operator understands; empty if it is something else.
   *
   * @param operations likewise
   * @param resource likewise; one that Kafka names is preferred
   */
  public Optional<KafkaException> findRefusal(
      Throwable failure, String operations, String resource) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case NotAuthorizedException known -> {
          return Optional.of(known);
        }
        case GroupAuthorizationException group when group.groupId() != null -> {
          return Optional.of(refusal("Read", "group " + group.groupId(), group));
        }
        case TopicAuthorizationException topics when !topics.unauthorizedTopics().isEmpty() -> {
          String named = "topic " + String.join(", ", topics.unauthorizedTopics());
          return Optional.of(refusal(operations, named, topics));
        }
        case AuthorizationException other -> {
          return Optional.of(refusal(operations, resource, other));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private NotAuthorizedException refusal(
      String operations, String resource, AuthorizationException cause) {
    return new NotAuthorizedException(
        """
        Kafka refuses %s the operation %s on %s: grant it, as docs/OPERATIONS.md lists under \
        "Rights in Kafka"\
        """
            .formatted(login, operations, resource),
        cause);
  }
}
