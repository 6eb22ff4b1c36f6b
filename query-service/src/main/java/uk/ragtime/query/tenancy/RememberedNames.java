package uk.ragtime.query.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * Names that a partnership's handles are shown as, for one version of them. An erasure changes the
 * version in the transaction that deletes the name.
 */
public final class RememberedNames {
  /** Cost of an entry beside its characters, in bytes. */
  private static final int ENTRY_OVERHEAD = 200;

  private final SnapshotMemory memory;
  private final @Nullable Snapshot snapshot;

  /**
   * @param snapshot null keeps nothing
   */
  RememberedNames(SnapshotMemory memory, @Nullable Snapshot snapshot) {
    this.memory = memory;
    this.snapshot = snapshot;
  }

  /** The record kept of a handle; null for none. */
  public <T> @Nullable T get(String handle, Class<T> type) {
    Object kept = snapshot == null ? null : snapshot.get(handle);
    return kept == null ? null : type.cast(kept);
  }

  /**
   * @param length characters of the value
   */
  public void keep(String handle, Object value, int length) {
    if (snapshot != null) {
      memory.add(snapshot, handle, value, ENTRY_OVERHEAD + length);
    }
  }
}
