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
 * Client of the command service for erasures and holds. Each command returns the position of the
 * last event that it recorded.
 */
@Component
public class ErasureCommands {
  private final ServiceClient service;

  ErasureCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** Place of a text: the event that has its seal, and the field. */
  public record TextPlace(long position, String field) {}

  /**
   * An erasure, with its ground.
   *
   * @param textsToo whether the texts that the members wrote are erased with them
   */
  public record Erasure(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> members,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean textsToo,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TextPlace> texts,
      String ground) {}

  /**
   * A hold: members, and cycles' texts, that may not be erased.
   *
   * @param until its last day; null until it is lifted
   */
  public record Hold(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> members,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> cycles,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate until) {}

  private record Lift(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason)
      implements Worded.WithReason {}

  public long erase(Visitor visitor, UUID key, String partnership, Erasure erasure) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        erasure,
        "/v1/{partnership}/erasures",
        Map.of("partnership", partnership));
  }

  /** Places a hold, or replaces what it was before. */
  public long placeHold(Visitor visitor, UUID key, String partnership, String number, Hold hold) {
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        hold,
        "/v1/{partnership}/holds/{hold}",
        Map.of("partnership", partnership, "hold", number));
  }

  public long liftHold(
      Visitor visitor, UUID key, String partnership, String number, @Nullable String reason) {
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        new Lift(reason),
        "/v1/{partnership}/holds/{hold}/lift",
        Map.of("partnership", partnership, "hold", number));
  }
}
