package uk.ragtime.command.store;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTypes;

/**
 * A queued request. Its events are serialised on the submitting thread, to spare the one writer
 * thread.
 *
 * @param deadline in {@link System#nanoTime}; past it the caller has given up
 */
record PendingAppend(
    AppendRequest request,
    List<Encoded> events,
    long deadline,
    CompletableFuture<AppendOutcome> outcome) {

  /** A serialised event. */
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

  boolean isExpired() {
    return System.nanoTime() - deadline > 0;
  }

  int size() {
    return events.size();
  }
}
