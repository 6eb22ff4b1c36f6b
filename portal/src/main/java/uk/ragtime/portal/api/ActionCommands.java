package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/**
 * Client of the command service for actions. Each command returns the position at which a reader
 * sees its effect, and is refused if the action has moved since the version that it is meant for.
 */
@Component
public class ActionCommands {
  private static final String ACTION = "/v1/{partnership}/actions/{action}";

  private final ServiceClient service;

  ActionCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** A plan; the capabilities are those of the checklist's latest version. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Plan(
      String title,
      String agency,
      String area,
      String checklist,
      List<String> capabilities,
      @Nullable Rating aim,
      LocalDate dueOn,
      @Nullable String what) {}

  /**
   * A report.
   *
   * @param status UNDER_WAY, DONE or DROPPED
   * @param on null for today
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Report(String status, @Nullable LocalDate on, @Nullable String note) {}

  /**
   * Plans an action, or revises its plan.
   *
   * @param version 0 for a new one
   */
  public long plan(
      Visitor visitor, UUID key, String partnership, String action, long version, Plan plan) {
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        version,
        plan,
        ACTION,
        Map.of("partnership", partnership, "action", action));
  }

  public long report(
      Visitor visitor, UUID key, String partnership, String action, long version, Report report) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        version,
        report,
        ACTION + "/progress",
        Map.of("partnership", partnership, "action", action));
  }
}
