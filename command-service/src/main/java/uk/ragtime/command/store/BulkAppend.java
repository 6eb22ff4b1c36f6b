package uk.ragtime.command.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

/**
 * Appends many requests without waiting for each, for imports. Interactive commands join the same
 * groups, so they wait for one or two groups and not for the whole import.
 */
public final class BulkAppend {
  /**
   * Maximum number of events in flight: one group being written and one being gathered. More would
   * only delay interactive commands.
   */
  static final int MAX_IN_FLIGHT = 2 * GroupCommit.MAX_GROUP_EVENTS;

  private final GroupCommit groupCommit;

  public BulkAppend(GroupCommit groupCommit) {
    this.groupCommit = groupCommit;
  }

  /** Receives the outcome of each request, in their order. */
  @FunctionalInterface
  public interface Listener {
    void completed(AppendRequest request, AppendOutcome outcome);
  }

  private record InFlight(AppendRequest request, CompletableFuture<AppendOutcome> outcome) {}

  /**
   * Appends all requests. The iterator is advanced only when there is room, so the source may be of
   * any length. No two requests may write the same stream.
   *
   * @throws StoreUnavailableException if the store cannot be reached. Outcomes reported to the
   *     listener are final; the other requests may be recorded or not
   */
  public void append(Iterator<AppendRequest> requests, Listener listener) {
    ArrayDeque<InFlight> inFlight = new ArrayDeque<>();
    int events = 0;
    while (requests.hasNext()) {
      AppendRequest next = requests.next();
      while (!inFlight.isEmpty() && events + next.events().size() > MAX_IN_FLIGHT) {
        events -= settle(inFlight.remove(), listener);
      }
      inFlight.add(new InFlight(next, groupCommit.submit(next)));
      events += next.events().size();
    }
    while (!inFlight.isEmpty()) {
      settle(inFlight.remove(), listener);
    }
  }

  private static int settle(InFlight first, Listener listener) {
    listener.completed(first.request(), GroupCommit.outcomeOf(first.outcome()));
    return first.request().events().size();
  }
}
