package uk.ragtime.kafka;

import java.io.Serial;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Kafka refused an operation. The message is for the operator: it names the login, the operation
 * and what it is on, which Kafka's own message often leaves out.
 */
public final class NotAuthorizedException extends AuthorizationException {
  @Serial private static final long serialVersionUID = 1L;

  NotAuthorizedException(String message, AuthorizationException cause) {
    super(message, cause);
  }
}
