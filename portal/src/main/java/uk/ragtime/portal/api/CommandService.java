package uk.ragtime.portal.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/**
 * Client of the command service's public HTTP API, always as the visitor and never as the portal.
 */
@Component
public class CommandService {
  private static final String MEMBER = "/v1/{partnership}/members/{member}";

  private final ServiceClient service;

  CommandService(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** An invitation: name, roles, agencies, and its last day. */
  public record Invitation(
      String displayName, List<String> roles, List<String> agencies, LocalDate expiresOn) {}

  /** The invitation's code, which is shown only once. */
  public record IssuedInvitation(long position, String code) {
    @Override
    public String toString() {
      return "Invited[" + position + "]";
    }
  }

  private record Acceptance(String code) {}

  private record Leave(LocalDate leavesOn) {}

  private record Accepted(long position) {}

  public IssuedInvitation invite(
      Visitor visitor, UUID key, String partnership, String member, Invitation invitation) {
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        invitation,
        IssuedInvitation.class,
        MEMBER + "/invitation",
        Map.of("partnership", partnership, "member", member));
  }

  /**
   * Accepts an invitation. This and the following commands return the position at which a reader
   * sees their effect.
   */
  public long accept(Visitor visitor, UUID key, String partnership, String code) {
    return service
        .send(
            HttpMethod.POST,
            visitor,
            key,
            new Acceptance(code),
            Accepted.class,
            "/v1/{partnership}/invitations/accept",
            Map.of("partnership", partnership))
        .position();
  }

  public long withdraw(Visitor visitor, UUID key, String partnership, String member) {
    return post(visitor, key, partnership, member, "/invitation/withdraw", Map.of());
  }

  public long leave(
      Visitor visitor, UUID key, String partnership, String member, LocalDate leavesOn) {
    return post(visitor, key, partnership, member, "/leave", new Leave(leavesOn));
  }

  public long stay(Visitor visitor, UUID key, String partnership, String member) {
    return post(visitor, key, partnership, member, "/stay", Map.of());
  }

  private long post(
      Visitor visitor, UUID key, String partnership, String member, String what, Object command) {
    return service
        .send(
            HttpMethod.POST,
            visitor,
            key,
            command,
            Accepted.class,
            MEMBER + what,
            Map.of("partnership", partnership, "member", member))
        .position();
  }
}
