package uk.ragtime.portal.api;

import static uk.ragtime.portal.api.QueryParameters.optional;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for comparisons: of two moments, and of areas. */
@Component
public class Comparisons {
  private final ServiceClient service;

  Comparisons(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * Movement of an area's ratings.
   *
   * @param view whose own moment does not count
   * @param from a day or a cycle; null for the outcome of the cycle before the second moment
   * @param to a day or a cycle; null for the current cycle
   */
  public Movement movement(
      Visitor visitor,
      String partnership,
      String area,
      Profiles.View view,
      @Nullable String from,
      @Nullable String to) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership, "area", area));
    String path =
        "/v1/{partnership}/areas/{area}/movement?"
            + view.query(with)
            + optional("from", from, with)
            + optional("to", to, with);
    return service.get(visitor, Movement.class, path, with);
  }

  /**
   * The same, or empty if no cycle came before the second moment and no first moment is named:
   * there is nothing to compare with.
   */
  public Optional<Movement> movementIfAny(
      Visitor visitor,
      String partnership,
      String area,
      Profiles.View view,
      @Nullable String from,
      @Nullable String to) {
    try {
      return Optional.of(movement(visitor, partnership, area, view, from, to));
    } catch (Failure.NotFound e) {
      if (from == null) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Profiles of all areas, capability by capability.
   *
   * @param checklist null for the one rated then
   * @param asOf a day; null for now, or for the outcome of the cycle
   * @param cycle null for a day
   */
  public AreaMatrix areas(
      Visitor visitor,
      String partnership,
      @Nullable String checklist,
      @Nullable String asOf,
      @Nullable String cycle) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership));
    String path =
        "/v1/{partnership}/matrix?rollup=worst"
            + optional("checklist", checklist, with)
            + optional("asOf", asOf, with)
            + optional("cycle", cycle, with);
    return service.get(visitor, AreaMatrix.class, path, with);
  }
}
