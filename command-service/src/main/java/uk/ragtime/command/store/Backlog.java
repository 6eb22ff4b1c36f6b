package uk.ragtime.command.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import uk.ragtime.kernel.StreamId;

/**
 * What waits to be written, and which of it can be written together: no two that write the same
 * stream or use the same idempotency key, and none that was decided on what another one changes.
 * The rest waits for the next group, in its order.
 */
final class Backlog<W> {
  private final Function<W, AppendRequest> requestOf;
  private final int maxRequests;
  private final int maxEvents;
  private final ArrayDeque<W> waiting = new ArrayDeque<>();

  /**
   * @param maxRequests in a group
   * @param maxEvents in a group, unless its one request has more
   */
  Backlog(Function<W, AppendRequest> requestOf, int maxRequests, int maxEvents) {
    this.requestOf = requestOf;
    this.maxRequests = maxRequests;
    this.maxEvents = maxEvents;
  }

  void add(W one) {
    waiting.add(one);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  List<W> next() {
    List<W> group = new ArrayList<>();
    List<W> later = new ArrayList<>();
    Claims claims = new Claims();
    int events = 0;
    while (!waiting.isEmpty() && group.size() < maxRequests) {
      AppendRequest request = requestOf.apply(waiting.element());
      int more = request.events().size();
      if (!group.isEmpty() && events + more > maxEvents) {
        break;
      }
      W one = waiting.remove();
      if (claims.admit(request)) {
        group.add(one);
        events += more;
      } else {
        later.add(one);
      }
    }
    later.reversed().forEach(waiting::addFirst);
    return group;
  }

  /** What the group so far writes and rests on. */
  private static final class Claims {
    private record Key(String partnership, String actor, String key) {}

    private final Set<StreamKey> written = new HashSet<>();
    private final Set<StreamKey> restedOn = new HashSet<>();
    private final Set<Key> keys = new HashSet<>();

    boolean admit(AppendRequest request) {
      List<StreamKey> restsOn = new ArrayList<>();
      for (StreamId stream : request.decidedOn().keySet()) {
        restsOn.add(new StreamKey(request.stream().partnership(), stream));
      }
      AppendRequest.UsedKey used = request.key();
      Key key =
          used == null
              ? null
              : new Key(
                  request.stream().partnership().value(), request.origin().actor(), used.value());
      boolean free =
          !written.contains(request.stream())
              && !restedOn.contains(request.stream())
              && restsOn.stream().noneMatch(written::contains)
              && (key == null || !keys.contains(key));
      if (free) {
        written.add(request.stream());
        restedOn.addAll(restsOn);
        if (key != null) {
          keys.add(key);
        }
      }
      return free;
    }
  }
}
