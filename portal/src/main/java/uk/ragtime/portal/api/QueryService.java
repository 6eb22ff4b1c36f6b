package uk.ragtime.portal.api;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service's public HTTP API, always as the visitor and never as the portal. */
@Component
public class QueryService {
  private final ServiceClient service;

  QueryService(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  public Me me(Visitor visitor) {
    return get(visitor, Me.class, "/v1/me", Map.of());
  }

  /**
   * Members of a partnership.
   *
   * @param position up to which events must be in the answer
   */
  public Members members(Visitor visitor, String partnership, long position) {
    return get(
        visitor,
        Members.class,
        "/v1/{partnership}/members?minPosition={position}",
        Map.of("partnership", partnership, "position", position));
  }

  /** Members who rate for an agency, for those who may assign its capabilities. */
  public AgencyMembers agencyMembers(Visitor visitor, String partnership, String agency) {
    return get(
        visitor,
        AgencyMembers.class,
        "/v1/{partnership}/agencies/{agency}/members",
        Map.of("partnership", partnership, "agency", agency));
  }

  /**
   * Erasures by number.
   *
   * @param after number of the last one before; 0 for the first page
   */
  public Erasures erasures(Visitor visitor, String partnership, long after) {
    return get(
        visitor,
        Erasures.class,
        "/v1/{partnership}/erasures?after={after}",
        Map.of("partnership", partnership, "after", after));
  }

  /** All holds, latest first. */
  public List<Holds.Hold> holds(Visitor visitor, String partnership) {
    return get(visitor, Holds.class, "/v1/{partnership}/holds", Map.of("partnership", partnership))
        .holds();
  }

  public List<Lists.Area> areas(Visitor visitor, String partnership) {
    return list(visitor, Lists.Areas.class, partnership, "areas").areas();
  }

  public List<Lists.Agency> agencies(Visitor visitor, String partnership) {
    return list(visitor, Lists.Agencies.class, partnership, "agencies").agencies();
  }

  public List<Lists.Cycle> cycles(Visitor visitor, String partnership) {
    return list(visitor, Lists.Cycles.class, partnership, "cycles").cycles();
  }

  public List<Lists.Checklist> checklists(Visitor visitor, String partnership) {
    return list(visitor, Lists.Checklists.class, partnership, "checklists").checklists();
  }

  private <T extends Lists> T list(
      Visitor visitor, Class<T> type, String partnership, String list) {
    return get(visitor, type, "/v1/{partnership}/" + list, Map.of("partnership", partnership));
  }

  private <T> T get(Visitor visitor, Class<T> type, String path, Map<String, Object> with) {
    return service.get(visitor, type, path, with);
  }
}
