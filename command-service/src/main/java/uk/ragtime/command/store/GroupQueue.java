package uk.ragtime.command.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;

/**
 * Queue of requests, taken out in groups that can be written together: no two of a group write the
 * same stream or use the same idempotency key, and none was decided on a stream that another one
 * writes. The others stay queued in their order.
 */
final class GroupQueue<W> {
  private final Function<W, AppendRequest> requestOf;
  private final int maxRequests;
  private final int maxEvents;
  private final ArrayDeque<W> waiting = new ArrayDeque<>();

  /**
   * @param maxRequests requests in a group
   * @param maxEvents events in a group, unless a single request has more
   */
  GroupQueue(Function<W, AppendRequest> requestOf, int maxRequests, int maxEvents) {
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

  /** The streams that the group writes and reads, and its idempotency keys. */
  private static final class Claims {
    private record Key(PartnershipCode partnership, ActorId actor, String key) {}

    private final Set<StreamKey> written = new HashSet<>();
    private final Set<StreamKey> read = new HashSet<>();
    private final Set<Key> keys = new HashSet<>();

    boolean admit(AppendRequest request) {
      List<StreamKey> conditions = new ArrayList<>();
      for (StreamId stream : request.appendCondition().keySet()) {
        conditions.add(new StreamKey(request.stream().partnership(), stream));
      }
      AppendRequest.IdempotencyKey used = request.key();
      Key key =
          used == null
              ? null
              : new Key(request.stream().partnership(), request.origin().actor(), used.value());
      boolean free =
          !written.contains(request.stream())
              && !read.contains(request.stream())
              && conditions.stream().noneMatch(written::contains)
              && (key == null || !keys.contains(key));
      if (free) {
        written.add(request.stream());
        read.addAll(conditions);
        if (key != null) {
          keys.add(key);
        }
      }
      return free;
    }
  }
}
