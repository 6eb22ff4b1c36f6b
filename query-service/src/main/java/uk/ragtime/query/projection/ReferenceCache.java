package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.ragtime.kernel.PartnershipCode;

/**
 * What assessments refer to, remembered from one batch to the next, so that a rating costs no look
 * into the tables. Whatever is not of the very position that a batch goes on from is read anew. Not
 * for several threads.
 */
final class ReferenceCache {
  /** Those at work at one time; each takes some kilobytes. */
  private static final int MAX_PARTNERSHIPS = 1_000;

  private record CachedReferences(long position, References references) {}

  private final Map<PartnershipCode, CachedReferences> cached =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PartnershipCode, CachedReferences> eldest) {
          return size() > MAX_PARTNERSHIPS;
        }
      };

  /** The references of one batch, which are remembered once it is committed. */
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

    /** Has those remembered that moved on and are not parked; all others are read anew. */
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
