package uk.ragtime.command.store;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/**
 * Remembers what earlier calls found or wrote: the numbers and versions of streams, and a reference
 * number for each partnership, at which its streams of reference data had the remembered versions.
 * It holds for one connection and one incarnation of the store, because after a restore a version
 * could be ahead of the store, which no collision would show. Used by the writer's thread only.
 */
final class AppendMemory {
  static final int MAX_PARTNERSHIPS = 1_000;
  static final int MAX_STREAMS = 100_000;

  /** Of one partnership, which has some hundreds. */
  static final int MAX_REFERENCE_STREAMS = 20_000;

  /**
   * A stream at a version.
   *
   * @param number 0 for a stream without events, which has none
   */
  record StreamVersion(int number, int version) {}

  /** A partnership's reference data at a reference number. */
  static final class Partnership {
    private final int number;
    private int reference;

    /** Whether others have raised the reference, so that the versions have to be checked. */
    private boolean moved;

    private final Map<StreamId, StreamVersion> streams = new HashMap<>();

    private Partnership(int number, int reference) {
      this.number = number;
      this.reference = reference;
    }

    int number() {
      return number;
    }

    int reference() {
      return reference;
    }

    boolean hasMoved() {
      return moved;
    }

    /** Takes the reference number that a call of this instance has raised. */
    void raise(int raised) {
      reference = raised;
    }

    /** The streams that have events. */
    Collection<StreamVersion> streams() {
      streams.values().removeIf(stream -> stream.version() == 0);
      return streams.values();
    }

    /** Takes which of the {@link #streams} have moved, at another reference number. */
    void checked(int now, Collection<Integer> movedStreams) {
      streams.values().removeIf(stream -> movedStreams.contains(stream.number()));
      reference = now;
      moved = false;
    }
  }

  private final Map<PartnershipCode, Partnership> partnerships = leastRecent(MAX_PARTNERSHIPS);
  private final Map<StreamKey, StreamVersion> streams = leastRecent(MAX_STREAMS);
  private String incarnation = "";
  private WeakReference<Object> connection = new WeakReference<>(null);

  private static <K, V> Map<K, V> leastRecent(int limit) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
      }
    };
  }

  void forget() {
    partnerships.clear();
    streams.clear();
    incarnation = "";
  }

  /** Forgets everything if this is not the connection that it was learnt through. */
  void through(Object physicalConnection) {
    if (!connection.refersTo(physicalConnection)) {
      forget();
      connection = new WeakReference<>(physicalConnection);
    }
  }

  /** Forgets everything if this is not the incarnation that it was learnt of. */
  void of(String present) {
    if (!incarnation.equals(present)) {
      forget();
      incarnation = present;
    }
  }

  String incarnation() {
    return incarnation;
  }

  @Nullable Partnership partnership(PartnershipCode code) {
    return partnerships.get(code);
  }

  /** A partnership whose streams are remembered. */
  Partnership require(PartnershipCode code) {
    Partnership known = partnerships.get(code);
    if (known == null) {
      throw new IllegalStateException(code + " is not remembered");
    }
    return known;
  }

  void forget(PartnershipCode code) {
    partnerships.remove(code);
  }

  /** Takes a partnership's number, and its reference number before and after a call. */
  void learn(PartnershipCode code, int number, int before, int after) {
    Partnership known = partnerships.get(code);
    if (known == null || known.number != number) {
      partnerships.put(code, new Partnership(number, after));
    } else if (known.reference == before && !known.moved) {
      known.reference = after;
    } else {
      known.moved = true;
    }
  }

  /** Takes the number and version of a stream, of a partnership that was learnt before. */
  void learn(StreamKey stream, int number, int version) {
    StreamVersion found = new StreamVersion(number, version);
    if (ReferenceStreams.contains(stream.stream())) {
      Partnership partnership = require(stream.partnership());
      if (partnership.streams.size() >= MAX_REFERENCE_STREAMS) {
        partnership.streams.clear();
      }
      partnership.streams.put(stream.stream(), found);
    } else if (version > 0) {
      streams.put(stream, found);
    } else {
      streams.remove(stream);
    }
  }

  @Nullable StreamVersion version(StreamKey stream) {
    if (ReferenceStreams.contains(stream.stream())) {
      Partnership partnership = partnerships.get(stream.partnership());
      return partnership == null ? null : partnership.streams.get(stream.stream());
    }
    return streams.get(stream);
  }

  /**
   * Whether all is remembered that the request can be appended with, and nothing contradicts it.
   * Rare requests are none of these: such that rest on the whole log, record nothing, or have
   * people or erasures beside the log.
   */
  boolean expects(AppendRequest request) {
    Partnership partnership = partnerships.get(request.stream().partnership());
    return partnership != null
        && !partnership.moved
        && request.logPosition() == null
        && !request.events().isEmpty()
        && request.beside().people().isEmpty()
        && !request.stream().stream().equals(StreamId.ERASURES)
        && isAt(request.stream(), request.expectedVersion())
        && request.appendCondition().entrySet().stream()
            .allMatch(read -> isCovered(partnership, request.stream(), read));
  }

  /** One that is not remembered is taken for new; its name's key tells if it is not. */
  private boolean isAt(StreamKey stream, long version) {
    StreamVersion known = version(stream);
    return known == null ? version == 0 : known.version() == version;
  }

  /** The reference number stands for remembered versions only, also for that of no events. */
  private boolean isCovered(
      Partnership partnership, StreamKey target, Map.Entry<StreamId, Long> read) {
    if (ReferenceStreams.contains(read.getKey())) {
      StreamVersion known = partnership.streams.get(read.getKey());
      return known != null && known.version() == read.getValue();
    }
    return isAt(new StreamKey(target.partnership(), read.getKey()), read.getValue());
  }

  /** Those of some partnerships whose versions have to be checked. */
  List<PartnershipCode> moved(Collection<PartnershipCode> some) {
    List<PartnershipCode> moved = new ArrayList<>();
    for (PartnershipCode code : some) {
      Partnership known = partnerships.get(code);
      if (known != null && known.moved) {
        moved.add(code);
      }
    }
    return moved;
  }
}
