package uk.ragtime.command.dispatch;

import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Numbers Axon's messages, whose identifiers never leave this JVM: commands have ids of their own,
 * and events are identified by partnership and position. Random UUIDs would only cost time. Axon
 * finds this class as a service.
 */
public final class SequentialMessageIds extends IdentifierFactory {
  private final AtomicLong last = new AtomicLong();

  @Override
  public String generateIdentifier() {
    return Long.toString(last.incrementAndGet());
  }
}
