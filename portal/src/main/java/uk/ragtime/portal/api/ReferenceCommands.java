package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/**
 * Client of the command service for what a coordinator sets up. Each command returns the position
 * at which a reader sees its effect; those that create are refused if the code is taken.
 */
@Component
public class ReferenceCommands {
  private static final String CHECKLIST =
      "/v1/{partnership}/checklists/{checklist}/versions/{version}";
  private static final String CYCLE = "/v1/{partnership}/cycles/{cycle}";

  /** Version of what nobody has recorded yet. */
  private static final long NOT_RECORDED = 0;

  private final ServiceClient service;

  ReferenceCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Area(String name, @Nullable String gssCode) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Agency(String name, String sector, List<String> areas, @Nullable String odsCode) {}

  /** Rules of a review. */
  public record Rules(
      String review, List<String> rationaleFor, List<String> evidenceFor, boolean bothOnRecord) {}

  /** A new cycle. */
  public record Cycle(
      String name,
      String checklist,
      int version,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic,
      Rules rules) {}

  private record Excuse(String reason) {}

  private record Cancellation(String reason) implements Worded.WithReason {}

  /** Whether a code must be free, or is that of what is changed. */
  public enum Target {
    NEW,
    EXISTING
  }

  public long putArea(
      Visitor visitor, UUID key, String partnership, String code, Target target, Area area) {
    return put(visitor, key, target, area, "/v1/{partnership}/areas/{code}", partnership, code);
  }

  public long putAgency(
      Visitor visitor, UUID key, String partnership, String code, Target target, Agency agency) {
    return put(
        visitor, key, target, agency, "/v1/{partnership}/agencies/{code}", partnership, code);
  }

  public long plan(Visitor visitor, UUID key, String partnership, String code, Cycle cycle) {
    return put(
        visitor, key, Target.NEW, cycle, "/v1/{partnership}/cycles/{code}", partnership, code);
  }

  /** Excuses an agency from a cycle in one area. */
  public long excuse(Visitor visitor, UUID key, AssessmentKey of, String reason) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        new Excuse(reason),
        AssessmentKey.PATH + "/excuse",
        of.variables());
  }

  /** Cancels a cycle that has not opened. */
  public long cancel(Visitor visitor, UUID key, String partnership, String cycle, String reason) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        new Cancellation(reason),
        CYCLE + "/cancel",
        Map.of("partnership", partnership, "cycle", cycle));
  }

  /** A checklist that comes with Ragtime, as YAML. */
  public String template(Visitor visitor, String name) {
    return service.getYaml(visitor, "/v1/checklist-templates/{name}", Map.of("name", name));
  }

  /**
   * Checks a document without recording it: the condition that the version exists already is
   * examined last, and fails for any version that is new.
   *
   * @throws Failure.Refused if it has faults
   */
  public void check(
      Visitor visitor, String partnership, String checklist, int version, String document) {
    try {
      putYaml(
          visitor,
          UUID.randomUUID(),
          HttpHeaders.IF_MATCH,
          partnership,
          checklist,
          version,
          document);
    } catch (Failure.Refused refused) {
      if (!refused.isStale()) {
        throw refused;
      }
    }
  }

  public long publish(
      Visitor visitor,
      UUID key,
      String partnership,
      String checklist,
      int version,
      String document) {
    return putYaml(
        visitor, key, HttpHeaders.IF_NONE_MATCH, partnership, checklist, version, document);
  }

  private long putYaml(
      Visitor visitor,
      UUID key,
      String condition,
      String partnership,
      String checklist,
      int version,
      String document) {
    Map<String, Object> with =
        Map.of("partnership", partnership, "checklist", checklist, "version", version);
    return service.putYaml(visitor, key, condition, document, CHECKLIST, with);
  }

  private long put(
      Visitor visitor,
      UUID key,
      Target target,
      Object command,
      String path,
      String partnership,
      String code) {
    Long version = target == Target.NEW ? NOT_RECORDED : null;
    Map<String, Object> with = new HashMap<>(Map.of("partnership", partnership, "code", code));
    return service.send(HttpMethod.PUT, visitor, key, version, command, path, with);
  }
}
