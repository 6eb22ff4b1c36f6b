package uk.ragtime.portal.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for words of a review: challenges, answers and agreements. */
@Component
public class ReviewWords {
  /** A rating is challenged a few times a cycle at most. */
  private static final int LIMIT = 500;

  private static final Set<String> KINDS = Set.of("CHALLENGED", "ANSWERED", "AGREED");

  private final ServiceClient service;

  ReviewWords(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * Words about one rating, oldest first, under all codes that the capability had.
   *
   * @param position up to which events must be in the answer
   */
  public List<Audit.Entry> of(
      Visitor visitor,
      String partnership,
      @Nullable String checklist,
      String area,
      String agency,
      String capability,
      long position) {
    Map<String, Object> with =
        new HashMap<>(
            Map.of(
                "partnership",
                partnership,
                "area",
                area,
                "agency",
                agency,
                "capability",
                capability,
                "limit",
                LIMIT,
                "position",
                position));
    String path =
        "/v1/{partnership}/audit?area={area}&agency={agency}&capability={capability}"
            + "&kinds=CHALLENGED,ANSWERED,AGREED&limit={limit}&minPosition={position}";
    if (checklist != null) {
      with.put("checklist", checklist);
      path += "&checklist={checklist}";
    }
    return service.get(visitor, Audit.class, path, with).entries().stream()
        .filter(entry -> entry.kind() != null && KINDS.contains(entry.kind()))
        .toList();
  }
}
