package uk.ragtime.command.store;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTypes;

/**
 * A request that waits for the next group. Its events are turned into JSON here, by the thread that
 * brings it: the one that writes has enough to do.
 *
 * @param deadline in {@link System#nanoTime}; past it, whoever waits has no use for it any more
 */
record PendingAppend(
    AppendRequest request,
    List<Encoded> events,
    long deadline,
    CompletableFuture<AppendOutcome> outcome) {

  /** An event as it is stored. */
  record Encoded(String type, @Nullable LocalDate effectiveOn, String payload) {
    private static Encoded of(DomainEvent event) {
      return new Encoded(EventTypes.of(event).label(), event.effectiveOn(), EventJson.write(event));
    }
  }

  static PendingAppend of(AppendRequest request, long deadline) {
    return new PendingAppend(
        request,
        request.events().stream().map(Encoded::of).toList(),
        deadline,
        new CompletableFuture<>());
  }

  boolean isLate() {
    return System.nanoTime() - deadline > 0;
  }

  int size() {
    return events.size();
  }
}
