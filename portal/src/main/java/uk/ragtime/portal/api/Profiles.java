package uk.ragtime.portal.api;

import static uk.ragtime.portal.api.QueryParameters.optional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for profiles: at any moment, beside an earlier one, of all areas. */
@Component
public class Profiles {
  /** Some hundred kilobytes each at most. */
  private static final int REMEMBERED = 50;

  private final ServiceClient service;
  private final RememberedAnswers<AreaProfile> remembered = new RememberedAnswers<>(REMEMBERED);

  Profiles(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * A view of ratings.
   *
   * @param checklist null for the one rated at that moment
   * @param asOf day whose end in London counts; null for now
   * @param knownAt null for everything recorded
   * @param stage words that count, as the service names them
   * @param rollUp rule by which several agencies' ratings become one, as the service names it
   */
  public record View(
      @Nullable String checklist,
      @Nullable LocalDate asOf,
      @Nullable Instant knownAt,
      String stage,
      String rollUp) {

    /** The same through another checklist. */
    public View by(@Nullable String other) {
      return new View(other, asOf, knownAt, stage, rollUp);
    }

    /** The current profile, with the worst rating of several agencies. */
    public static View now(@Nullable String checklist) {
      return new View(checklist, null, null, "standing", "worst");
    }

    /** Parameters of a request but the moment, whose name differs. */
    String query(Map<String, Object> with) {
      with.put("rollup", rollUp);
      return "rollup={rollup}"
          + optional("stage", stage.equals("standing") ? null : stage, with)
          + optional("checklist", checklist, with)
          + optional("knownAt", knownAt, with);
    }
  }

  public Profile profile(Visitor visitor, String partnership, String area, View view) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership, "area", area));
    String path =
        "/v1/{partnership}/areas/{area}/profile?"
            + view.query(with)
            + optional("asOf", view.asOf(), with);
    return service.get(visitor, Profile.class, path, with);
  }

  /**
   * A profile with what an area's page shows beside it.
   *
   * @param from cycle or date to compare with; null for the outcome of the cycle before
   */
  public AreaProfile ofPage(
      Visitor visitor, String partnership, String area, View view, @Nullable String from) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership, "area", area));
    String path =
        "/v1/{partnership}/areas/{area}/profile?include=cycles,history,before&"
            + view.query(with)
            + optional("asOf", view.asOf(), with)
            + optional("from", from, with);
    return service.get(visitor, AreaProfile.class, path, with, remembered);
  }

  /** Counts cycle by cycle, of the words that the view counts. */
  public History history(Visitor visitor, String partnership, String area, View view) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership, "area", area));
    String path = "/v1/{partnership}/areas/{area}/history?by=cycle&" + view.query(with);
    return service.get(visitor, History.class, path, with);
  }

  /** Profiles of all areas of a partnership. */
  public AreaMatrix matrix(Visitor visitor, String partnership, View view) {
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership));
    String path =
        "/v1/{partnership}/matrix?" + view.query(with) + optional("asOf", view.asOf(), with);
    return service.get(visitor, AreaMatrix.class, path, with);
  }
}
