package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/**
 * Client of the query service for what a coordinator sets up, as it was recorded. Each list takes
 * the position up to which events must be in the answer.
 */
@Component
public class ReferenceData {
  private static final String DOCUMENT =
      "/v1/{partnership}/checklists/{checklist}/versions/{version}";

  private final ServiceClient service;

  ReferenceData(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  private record Areas(List<Lists.Area> areas) {}

  private record Agencies(List<Agency> agencies) {}

  private record Cycles(List<Cycle> cycles) {}

  private record Checklists(List<Lists.Checklist> checklists) {}

  /** An agency, and the areas in which it works now. */
  public record Agency(
      String agency,
      String name,
      @Nullable String sector,
      List<String> areas,
      @Nullable String odsCode) {
    public Agency {
      areas = Objects.requireNonNullElse(areas, List.of());
    }
  }

  /**
   * A cycle, those that were cancelled included.
   *
   * @param extendedAfterCutOff whether a cut-off that had passed was moved
   * @param reasons oldest first
   */
  public record Cycle(
      String cycle,
      String name,
      String checklist,
      int version,
      LocalDate opensOn,
      Instant cutOff,
      @Nullable Boolean historic,
      String status,
      @Nullable Boolean extendedAfterCutOff,
      List<CycleReason> reasons) {
    public Cycle {
      reasons = Objects.requireNonNullElse(reasons, List.of());
    }

    public boolean isPlanned() {
      return status.equals("PLANNED");
    }

    public boolean isCancelled() {
      return status.equals("CANCELLED");
    }

    public boolean isHistoric() {
      return Boolean.TRUE.equals(historic);
    }

    public boolean isExtended() {
      return Boolean.TRUE.equals(extendedAfterCutOff);
    }
  }

  /**
   * Reason that was given for an act on a cycle.
   *
   * @param kind PLANNED, CHANGED, CLOSED or CANCELLED
   * @param reason null if it cannot be shown
   */
  public record CycleReason(
      String kind,
      Instant recordedAt,
      @Nullable String reason,
      List<String> erased,
      List<String> missing) {
    public CycleReason {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }

  /** All areas, by name. */
  public List<Lists.Area> areas(Visitor visitor, String partnership, long position) {
    return list(visitor, Areas.class, partnership, "areas", position).areas().stream()
        .sorted(NameOrder.of(Lists.Area::name, Lists.Area::area))
        .toList();
  }

  /** All agencies, by name. */
  public List<Agency> agencies(Visitor visitor, String partnership, long position) {
    return list(visitor, Agencies.class, partnership, "agencies", position).agencies().stream()
        .sorted(NameOrder.of(Agency::name, Agency::agency))
        .toList();
  }

  /** All cycles, oldest first. */
  public List<Cycle> cycles(Visitor visitor, String partnership, long position) {
    return list(visitor, Cycles.class, partnership, "cycles", position).cycles();
  }

  /** All versions of all checklists, by code and version. */
  public List<Lists.Checklist> checklists(Visitor visitor, String partnership, long position) {
    return list(visitor, Checklists.class, partnership, "checklists", position).checklists();
  }

  /** A version of a checklist in all its languages. */
  public ChecklistDocument document(
      Visitor visitor, String partnership, String checklist, int version, long position) {
    return service.get(
        visitor,
        ChecklistDocument.class,
        DOCUMENT + "?minPosition={position}",
        Map.of(
            "partnership",
            partnership,
            "checklist",
            checklist,
            "version",
            version,
            "position",
            position));
  }

  /** A version of a checklist as YAML, as it can be published again. */
  public String yaml(Visitor visitor, String partnership, String checklist, int version) {
    return service.getYaml(
        visitor,
        DOCUMENT,
        Map.of("partnership", partnership, "checklist", checklist, "version", version));
  }

  private <T> T list(
      Visitor visitor, Class<T> type, String partnership, String list, long position) {
    return service.get(
        visitor,
        type,
        "/v1/{partnership}/" + list + "?minPosition={position}",
        Map.of("partnership", partnership, "position", position));
  }
}
