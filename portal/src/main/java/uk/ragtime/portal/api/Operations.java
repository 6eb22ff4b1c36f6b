package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.PortalSettings;

/** Client of both services for operators, who see no ratings. */
@Component
public class Operations {
  private static final String REBUILDS = "/v1/operations/rebuilds";
  private static final String PARTNERSHIP = "/v1/{partnership}";

  private final ServiceClient query;
  private final ServiceClient commands;

  Operations(RestClient.Builder builder, PortalSettings settings) {
    this.query = new ServiceClient(builder, settings, settings.queryUrl());
    this.commands = new ServiceClient(builder, settings, settings.commandUrl());
  }

  private record Name(String name) {}

  private record Coordinator(
      String issuer,
      String subject,
      String displayName,
      List<String> roles,
      List<String> agencies) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Wanted(@Nullable String partnership, boolean acceptDifferences) {}

  private record Retried(String partnership) {}

  /** The query service's health as it reports it; empty if it does not answer. */
  public Optional<JsonNode> queryHealth(Visitor visitor) {
    return query.health(visitor, "/actuator/health/readiness");
  }

  /** Likewise of the command service, which shows the relay to operators. */
  public Optional<JsonNode> commandHealth(Visitor visitor) {
    return commands.health(visitor, "/actuator/health");
  }

  public List<ParkedPartnerships.Parked> parked(Visitor visitor) {
    return query.get(visitor, ParkedPartnerships.class, "/v1/operations/parked", Map.of()).parked();
  }

  /** Tries a parked partnership again. */
  public void retry(Visitor visitor, UUID key, String partnership) {
    query.send(
        HttpMethod.POST,
        visitor,
        key,
        Map.of(),
        Retried.class,
        "/v1/operations/parked/{partnership}/retry",
        Map.of("partnership", partnership));
  }

  public List<Rebuilds.Rebuild> rebuilds(Visitor visitor) {
    return query.get(visitor, Rebuilds.class, REBUILDS, Map.of()).rebuilds();
  }

  public Rebuilds.Rebuild rebuild(Visitor visitor, long id) {
    return query.get(visitor, Rebuilds.Rebuild.class, REBUILDS + "/{id}", Map.of("id", id));
  }

  /**
   * Starts a rebuild.
   *
   * @param partnership null for all
   */
  public Rebuilds.Rebuild startRebuild(
      Visitor visitor, UUID key, @Nullable String partnership, boolean acceptDifferences) {
    return query.send(
        HttpMethod.POST,
        visitor,
        key,
        new Wanted(partnership, acceptDifferences),
        Rebuilds.Rebuild.class,
        REBUILDS,
        Map.of());
  }

  /**
   * Asks something of a rebuild.
   *
   * @param act swap, cancel or roll-back
   */
  public void ask(Visitor visitor, UUID key, long id, String act) {
    query.send(
        HttpMethod.POST,
        visitor,
        key,
        Map.of(),
        Rebuilds.Rebuild.class,
        REBUILDS + "/{id}/{act}",
        Map.of("id", id, "act", act));
  }

  /** Registers a partnership; one that exists is left as it is, and refused. */
  public void register(Visitor visitor, UUID key, String partnership, String name) {
    commands.send(
        HttpMethod.PUT,
        visitor,
        key,
        0L,
        new Name(name),
        PARTNERSHIP,
        Map.of("partnership", partnership));
  }

  /** Makes a person a coordinator whose sign-in is known. */
  public void appoint(
      Visitor visitor,
      UUID key,
      String partnership,
      String member,
      String name,
      String issuer,
      String subject) {
    commands.send(
        HttpMethod.PUT,
        visitor,
        key,
        0L,
        new Coordinator(issuer, subject, name, List.of("COORDINATOR"), List.of()),
        PARTNERSHIP + "/members/{member}",
        Map.of("partnership", partnership, "member", member));
  }
}
