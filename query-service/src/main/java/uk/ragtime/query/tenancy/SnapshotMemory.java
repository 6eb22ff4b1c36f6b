package uk.ragtime.query.tenancy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Snapshots of the partnerships that were asked about last, one of each. A snapshot is handed out
 * only against a ticket, which PostgreSQL has made out.
 */
final class SnapshotMemory {
  /** Bytes of a snapshot that holds nothing yet. */
  private static final long EMPTY = 1_000;

  private final long limit;

  /** The one that was used longest ago first. */
  private final Map<PartnershipCode, Snapshot> snapshots = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  /**
   * @param limit in bytes; 0 keeps nothing
   */
  SnapshotMemory(long limit) {
    this.limit = limit;
  }

  /**
   * The snapshot of a ticket's partnership and version; a new one in place of another version's.
   *
   * @param version of the ticket; null keeps nothing
   * @throws IllegalStateException if it is another partnership's
   */
  synchronized @Nullable Snapshot of(Ticket ticket, @Nullable String version) {
    if (limit == 0 || version == null) {
      return null;
    }
    Snapshot kept = snapshots.get(ticket.partnership());
    if (kept != null && !kept.partnership().equals(ticket.partnership())) {
      throw new IllegalStateException("The snapshot is another partnership's");
    }
    if (kept != null && kept.version().equals(version)) {
      return kept;
    }
    forget(ticket.partnership());
    Snapshot fresh = new Snapshot(ticket.partnership(), version);
    put(ticket.partnership(), fresh);
    return fresh;
  }

  /** Keeps a value in a snapshot, and makes room for it. */
  synchronized void add(Snapshot snapshot, Object key, Object value, long size) {
    boolean added = snapshot.add(key, value, size);
    if (added && snapshots.get(snapshot.partnership()) == snapshot) {
      bytes += size;
      makeRoom();
    }
  }

  /** Forgets the snapshots of versions that are not present ones any more. */
  synchronized void retain(Map<PartnershipCode, String> present) {
    for (PartnershipCode partnership : List.copyOf(snapshots.keySet())) {
      Snapshot kept = snapshots.get(partnership);
      if (kept != null && !kept.version().equals(present.get(partnership))) {
        forget(partnership);
      }
    }
  }

  synchronized void clear() {
    snapshots.clear();
    bytes = 0;
  }

  synchronized List<PartnershipCode> partnerships() {
    return List.copyOf(snapshots.keySet());
  }

  /** A value in memory, whether or not it holds still; for tests alone. */
  synchronized @Nullable Object peek(PartnershipCode partnership, Object key) {
    Snapshot kept = snapshots.get(partnership);
    return kept == null ? null : kept.get(key);
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Places a snapshot, whatever partnership it is of. */
  synchronized void put(PartnershipCode partnership, Snapshot snapshot) {
    snapshots.put(partnership, snapshot);
    bytes += snapshot.bytes() + EMPTY;
    makeRoom();
  }

  private void forget(PartnershipCode partnership) {
    Snapshot forgotten = snapshots.remove(partnership);
    bytes -= forgotten == null ? 0 : forgotten.bytes() + EMPTY;
  }

  private void makeRoom() {
    Iterator<Snapshot> oldest = snapshots.values().iterator();
    while (bytes > limit && oldest.hasNext()) {
      bytes -= oldest.next().bytes() + EMPTY;
      oldest.remove();
    }
  }
}
