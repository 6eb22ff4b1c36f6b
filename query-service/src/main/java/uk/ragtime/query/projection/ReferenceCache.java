package uk.ragtime.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Caches reference data of assessments between batches, so that projecting a rating needs no
 * lookup. An entry is used only in its generation, and at the position from which the batch
 * continues; otherwise the data is read again. Not thread-safe.
 */
final class ReferenceCache {
  /** Number of partnerships active at one time; each takes some kilobytes beside its cells. */
  private static final int MAX_PARTNERSHIPS = 1_000;

  /** Number of cells of all of them, some 30 MB. */
  private static final long MAX_CELLS = 1_000_000;

  private record CachedReferences(String generation, long position, References references) {
    boolean stand(String inGeneration, long atPosition) {
      return generation.equals(inGeneration) && position == atPosition;
    }
  }

  private final Map<PartnershipCode, CachedReferences> cached =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PartnershipCode, CachedReferences> eldest) {
          return size() > MAX_PARTNERSHIPS;
        }
      };

  /** Keeps the cells within their limit, but the last used partnership in any case. */
  private void dropEldest() {
    long cells = cached.values().stream().mapToLong(it -> it.references().cells()).sum();
    Iterator<CachedReferences> eldest = cached.values().iterator();
    while (cells > MAX_CELLS && cached.size() > 1) {
      cells -= eldest.next().references().cells();
      eldest.remove();
    }
  }

  /** References of one batch, cached once it is committed. */
  final class Batch {
    private final Connection connection;
    private final String generation;
    private final Map<PartnershipCode, References> used = new HashMap<>();

    Batch(Connection connection, String generation) {
      this.connection = connection;
      this.generation = generation;
    }

    /**
     * @param position up to which the partnership is projected
     */
    References of(PartnershipCode partnership, long position) throws SQLException {
      References known = used.get(partnership);
      if (known == null) {
        CachedReferences at = cached.remove(partnership);
        known =
            at != null && at.stand(generation, position)
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
          cached.put(partnership, new CachedReferences(generation, position, references));
        }
      });
      dropEldest();
    }
  }
}
