package uk.ragtime.command.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

/**
 * Records many requests without waiting for each, as fast as the store commits groups: for imports.
 * What people send meanwhile joins the same groups, so it waits for one or two of them and not for
 * the whole import.
 */
public final class BulkAppend {
  /**
   * Events that are on their way at most: one group that is being written and one that gathers.
   * More would only make people's own commands wait behind them.
   */
  static final int MAX_IN_FLIGHT = 2 * GroupCommit.MAX_GROUP_EVENTS;

  private final GroupCommit groupCommit;

  public BulkAppend(GroupCommit groupCommit) {
    this.groupCommit = groupCommit;
  }

  /** Is told what became of each request, in their order. */
  @FunctionalInterface
  public interface Listener {
    void told(AppendRequest request, AppendOutcome outcome);
  }

  private record InFlight(AppendRequest request, CompletableFuture<AppendOutcome> outcome) {}

  /**
   * Records all requests; takes the next when there is room for it, so a source of any length is
   * read as it is needed. Two requests that write the same stream must be one.
   *
   * @throws StoreUnavailableException if the store cannot be reached: the requests that the
   *     listener was told of are settled, the others may be recorded or not
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
    listener.told(first.request(), GroupCommit.outcomeOf(first.outcome()));
    return first.request().events().size();
  }
}
