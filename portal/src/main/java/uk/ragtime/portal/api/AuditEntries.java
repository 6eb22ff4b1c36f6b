package uk.ragtime.portal.api;

import static uk.ragtime.portal.api.QueryParameters.optional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for the audit of a partnership. */
@Component
public class AuditEntries {
  private static final int PAGE = 50;

  /** More entries than any rating has gathered in ten years; further ones are not shown. */
  private static final int MAX_PAGES_OF_RATING = 10;

  private static final int PAGE_OF_RATING = 200;

  /** All words about a rating, with answers to challenges. */
  private static final String RATING_KINDS =
      "CHANGED,RECONFIRMED,CHALLENGED,ANSWERED,AGREED,WITHDRAWN";

  private final ServiceClient service;

  AuditEntries(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * A page of entries, newest first.
   *
   * @param filters by the names of the service's parameters
   * @param after position of the last entry of the page before; 0 for the first page
   */
  public AuditTrail page(
      Visitor visitor, String partnership, Map<String, String> filters, long after) {
    Map<String, Object> with = new HashMap<>(filters);
    StringBuilder path = new StringBuilder("/v1/{partnership}/audit?order=newest&limit=" + PAGE);
    filters.keySet().forEach(name -> path.append("&%1$s={%1$s}".formatted(name)));
    if (after > 0) {
      path.append("&after={after}");
      with.put("after", after);
    }
    with.put("partnership", partnership);
    return service.get(visitor, AuditTrail.class, path.toString(), with);
  }

  /**
   * All entries of one rating, oldest first, under all codes that the capability had.
   *
   * @param checklist null for all that have a capability of this code
   * @param version of the checklist, in which the capability has this code; null for the last one
   *     that has it
   */
  public List<Audit.Entry> ofRating(
      Visitor visitor,
      String partnership,
      @Nullable String checklist,
      @Nullable Integer version,
      String area,
      String agency,
      String capability) {
    Map<String, Object> with = new HashMap<>();
    with.put("partnership", partnership);
    with.put("area", area);
    with.put("agency", agency);
    with.put("capability", capability);
    with.put("limit", PAGE_OF_RATING);
    String path =
        "/v1/{partnership}/audit?area={area}&agency={agency}&capability={capability}"
            + "&after={after}&limit={limit}&kinds="
            + RATING_KINDS
            + optional("checklist", checklist, with)
            + optional("version", checklist == null ? null : version, with);
    List<Audit.Entry> entries = new ArrayList<>();
    long after = 0;
    for (int page = 0; page < MAX_PAGES_OF_RATING; page++) {
      with.put("after", after);
      Audit audit = service.get(visitor, Audit.class, path, with);
      entries.addAll(audit.entries());
      Long next = audit.next();
      if (next == null || next <= after || audit.entries().isEmpty()) {
        break;
      }
      after = next;
    }
    return entries;
  }

  /** Entry of a rating at a position: none, unless it is of a rating. */
  public Optional<Audit.Entry> ofRatingAt(Visitor visitor, String partnership, long position) {
    Audit audit =
        service.get(
            visitor,
            Audit.class,
            "/v1/{partnership}/audit?after={after}&limit=1",
            Map.of("partnership", partnership, "after", position - 1));
    return audit.entries().stream().filter(entry -> entry.position() == position).findFirst();
  }

  /** The entry at a position, with the answer that it came in; empty if none is there. */
  public Optional<AuditTrail> at(Visitor visitor, String partnership, long position) {
    AuditTrail found =
        service.get(
            visitor,
            AuditTrail.class,
            "/v1/{partnership}/audit?kinds=all&limit=1&after={after}",
            Map.of("partnership", partnership, "after", Math.max(0, position - 1)));
    return found.entries().stream().anyMatch(entry -> entry.position() == position)
        ? Optional.of(found)
        : Optional.empty();
  }
}
