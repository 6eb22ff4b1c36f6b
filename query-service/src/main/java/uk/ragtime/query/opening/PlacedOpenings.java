package uk.ragtime.query.opening;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.tenancy.Tenant;

/** Openings of the texts of some events, and whether they were erased. */
public final class PlacedOpenings {
  private static final String OPENINGS =
      """
      select position, field, key || text as opening
        from erasable.text
       where partnership = :partnership
         and position in (:positions)
      union all
      select position, field, 'erased'
        from erasable.erased_text
       where partnership = :partnership
         and position in (:positions)
      """;

  private final Map<Long, Map<String, String>> byPosition;

  private PlacedOpenings(Map<Long, Map<String, String>> byPosition) {
    this.byPosition = byPosition;
  }

  /** Looks up those of events at these positions. */
  public static PlacedOpenings at(Tenant tenant, Collection<Long> positions) {
    Map<Long, Map<String, String>> openings = new HashMap<>();
    if (!positions.isEmpty()) {
      tenant
          .ask(OPENINGS)
          .param("positions", positions)
          .query(row -> {
            openings
                .computeIfAbsent(row.getLong("position"), _ -> new HashMap<>())
                .put(row.getString("field"), row.getString("opening"));
          });
    }
    return new PlacedOpenings(openings);
  }

  /**
   * The text at a place.
   *
   * @param seal in the event; null where no text was given
   */
  public SealedText text(long position, SealedField field, @Nullable String seal) {
    return SealedText.of(
        field, seal, byPosition.getOrDefault(position, Map.of()).get(field.wireName()));
  }
}
