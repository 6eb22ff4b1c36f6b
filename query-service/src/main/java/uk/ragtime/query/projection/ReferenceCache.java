package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Caches reference data of assessments between batches, so that projecting a rating needs no
 * lookup. An entry is used only if it stands at the position from which the batch continues;
 * otherwise the data is read again. Not thread-safe.
 */
final class ReferenceCache {
  /** Number of partnerships active at one time; each takes some kilobytes. */
  private static final int MAX_PARTNERSHIPS = 1_000;

  private record CachedReferences(long position, References references) {}

  private final Map<PartnershipCode, CachedReferences> cached =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PartnershipCode, CachedReferences> eldest) {
          return size() > MAX_PARTNERSHIPS;
        }
      };

  /** References of one batch, cached once it is committed. */
  final class Batch {
    private final Connection connection;
    private final Map<PartnershipCode, References> used = new HashMap<>();

    Batch(Connection connection) {
      this.connection = connection;
    }

    /**
     * @param position up to which the partnership is projected
     */
    References of(PartnershipCode partnership, long position) throws SQLException {
      References known = used.get(partnership);
      if (known == null) {
        CachedReferences at = cached.remove(partnership);
        known =
            at != null && at.position() == position
                ? at.references()
                : References.load(connection, partnership);
        used.put(partnership, known);
      }
      return known;
    }

    /**
     * Caches the references of partnerships that advanced and are not in quarantine; all others are
     * read again.
     */
    void commit(BatchOutcome outcome) {
      used.forEach((partnership, references) -> {
        Long position = outcome.positions().get(partnership);
        if (position != null && !outcome.parked().containsKey(partnership)) {
          cached.put(partnership, new CachedReferences(position, references));
        }
      });
    }
  }
}
