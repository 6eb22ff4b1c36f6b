package uk.ragtime.command.dispatch;

import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * What Axon calls its messages while they are under way in this JVM. Nobody else ever sees it: a
 * command brings its own id, and an event is known by its partnership and position, so the
 * randomness that a UUID takes would be spent for nothing. Axon finds it as a service.
 */
public final class MessageNumbers extends IdentifierFactory {
  private final AtomicLong last = new AtomicLong();

  @Override
  public String generateIdentifier() {
    return Long.toString(last.incrementAndGet());
  }
}
