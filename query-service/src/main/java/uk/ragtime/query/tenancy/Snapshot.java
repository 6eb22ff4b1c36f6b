package uk.ragtime.query.tenancy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;

/** Values of one partnership that were read beside one set of versions. */
final class Snapshot {
  private final PartnershipCode partnership;
  private final String version;
  private final Map<Object, Object> values = new ConcurrentHashMap<>();
  private long bytes;

  Snapshot(PartnershipCode partnership, String version) {
    this.partnership = partnership;
    this.version = version;
  }

  PartnershipCode partnership() {
    return partnership;
  }

  String version() {
    return version;
  }

  @Nullable Object get(Object key) {
    return values.get(key);
  }

  /** Adds a value unless there is one; only under the lock of the memory it belongs to. */
  boolean add(Object key, Object value, long size) {
    boolean added = values.putIfAbsent(key, value) == null;
    bytes += added ? size : 0;
    return added;
  }

  long bytes() {
    return bytes;
  }
}
