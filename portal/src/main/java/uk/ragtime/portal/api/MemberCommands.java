package uk.ragtime.portal.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the command service for changes of members. */
@Component
public class MemberCommands {
  private final ServiceClient service;

  MemberCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** A member as they are to be; they keep their sign-in. */
  public record Membership(String displayName, List<String> roles, List<String> agencies) {}

  /**
   * Changes a current member, and returns the position at which a reader sees the change.
   *
   * @param version of the member as they were shown
   */
  public long change(
      Visitor visitor,
      UUID key,
      String partnership,
      String member,
      long version,
      Membership wanted) {
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        version,
        wanted,
        "/v1/{partnership}/members/{member}",
        Map.of("partnership", partnership, "member", member));
  }
}
