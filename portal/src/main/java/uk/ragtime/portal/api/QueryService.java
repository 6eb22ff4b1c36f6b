package uk.ragtime.portal.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service's public HTTP API, always as the visitor and never as the portal. */
@Component
public class QueryService {

  /** More entries than any rating has gathered in ten years; further ones are not shown. */
  private static final int MAX_AUDIT_PAGES = 10;

  private static final int AUDIT_PAGE = 200;

  /** All words about a rating, with answers to challenges. */
  private static final String RATING_KINDS =
      "CHANGED,RECONFIRMED,CHALLENGED,ANSWERED,AGREED,WITHDRAWN";

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

  /**
   * All entries of one rating, oldest first, under all codes that the capability had.
   *
   * @param checklist null for all that have a capability of this code
   * @param version of the checklist, in which the capability has this code; null for the last one
   *     that has it
   */
  public List<Audit.Entry> audit(
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
    with.put("limit", AUDIT_PAGE);
    String path =
        "/v1/{partnership}/audit?area={area}&agency={agency}&capability={capability}"
            + "&after={after}&limit={limit}&kinds="
            + RATING_KINDS
            + optional("checklist", checklist, with)
            + optional("version", checklist == null ? null : version, with);
    List<Audit.Entry> entries = new ArrayList<>();
    long after = 0;
    for (int page = 0; page < MAX_AUDIT_PAGES; page++) {
      with.put("after", after);
      Audit audit = get(visitor, Audit.class, path, with);
      entries.addAll(audit.entries());
      Long next = audit.next();
      if (next == null || next <= after || audit.entries().isEmpty()) {
        break;
      }
      after = next;
    }
    return entries;
  }

  /** Entry of the audit at a position: none, unless it is of a rating. */
  public Optional<Audit.Entry> auditAt(Visitor visitor, String partnership, long position) {
    Audit audit =
        get(
            visitor,
            Audit.class,
            "/v1/{partnership}/audit?after={after}&limit=1",
            Map.of("partnership", partnership, "after", position - 1));
    return audit.entries().stream().filter(entry -> entry.position() == position).findFirst();
  }

  /** Adds a query parameter to an address, unless its value is null. */
  private static String optional(String name, @Nullable Object value, Map<String, Object> with) {
    if (value == null) {
      return "";
    }
    with.put(name, value);
    return "&" + name + "={" + name + "}";
  }

  private <T extends Lists> T list(
      Visitor visitor, Class<T> type, String partnership, String list) {
    return get(visitor, type, "/v1/{partnership}/" + list, Map.of("partnership", partnership));
  }

  private <T> T get(Visitor visitor, Class<T> type, String path, Map<String, Object> with) {
    return service.get(visitor, type, path, with);
  }
}
