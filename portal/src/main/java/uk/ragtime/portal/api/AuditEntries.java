package uk.ragtime.portal.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for the audit of a partnership. */
@Component
public class AuditEntries {
  private static final int PAGE = 50;

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
