package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the command service for cycles. */
@Component
public class CycleCommands {
  private static final String CYCLE = "/v1/{partnership}/cycles/{cycle}";

  private final ServiceClient service;

  CycleCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** A cycle as it is to be; its rules stay as they are. */
  public record Schedule(
      String name,
      String checklist,
      int version,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic,
      String reason)
      implements Worded.WithReason {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Closing(@Nullable String reason) implements Worded.WithReason {}

  /** Closes a cycle. Both commands return the position at which a reader sees their effect. */
  public long close(
      Visitor visitor, UUID key, String partnership, String cycle, @Nullable String reason) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        new Closing(reason),
        CYCLE + "/close",
        Map.of("partnership", partnership, "cycle", cycle));
  }

  public long reschedule(
      Visitor visitor, UUID key, String partnership, String cycle, Schedule schedule) {
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        schedule,
        CYCLE,
        Map.of("partnership", partnership, "cycle", cycle));
  }
}
