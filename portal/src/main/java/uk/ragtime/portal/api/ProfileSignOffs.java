package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of both services for the signatures of an area's profile in a cycle. */
@Component
public class ProfileSignOffs {
  private static final String AREA = "/v1/{partnership}/cycles/{cycle}/areas/{area}";

  private final ServiceClient query;
  private final ServiceClient commands;

  ProfileSignOffs(RestClient.Builder builder, PortalSettings settings) {
    this.query = new ServiceClient(builder.clone(), settings, settings.queryUrl());
    this.commands = new ServiceClient(builder.clone(), settings, settings.commandUrl());
  }

  /** Codes that name an area's profile in a cycle. */
  public record Key(String partnership, String cycle, String area) {
    private Map<String, Object> variables() {
      return Map.of("partnership", partnership, "cycle", cycle, "area", area);
    }

    private Map<String, Object> variables(String name, Object value) {
      return Map.of("partnership", partnership, "cycle", cycle, "area", area, name, value);
    }
  }

  /**
   * All signatures, oldest first.
   *
   * @param position up to which events must be in the answer
   */
  public List<SignOff> of(Visitor visitor, Key key, long position) {
    return query
        .get(
            visitor,
            SignOffs.class,
            AREA + "/sign-offs?minPosition={position}",
            key.variables("position", position))
        .signOffs();
  }

  /** One signature, with the hash of its sheet made once more. */
  public SignOff one(Visitor visitor, Key key, int number) {
    return query.get(
        visitor, SignOff.class, AREA + "/sign-offs/{number}", key.variables("number", number));
  }

  /** Copies the bytes that were signed. */
  public void sheet(Visitor visitor, Key key, int number, Supplier<OutputStream> target) {
    query.copy(
        visitor, target, AREA + "/sign-offs/{number}/sheet", key.variables("number", number));
  }

  /** Signs the profile, and returns the position at which a reader sees it. */
  public long sign(
      Visitor visitor, UUID key, Key of, List<String> agencies, @Nullable String statement) {
    return commands.send(
        HttpMethod.POST,
        visitor,
        key,
        new Signature(agencies, statement),
        AREA + "/sign-off",
        of.variables());
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Signature(List<String> agencies, @Nullable String statement)
      implements Worded.WithStatement {}

  record SignOffs(List<SignOff> signOffs) {
    SignOffs {
      signOffs = Objects.requireNonNullElse(signOffs, List.of());
    }
  }

  /**
   * A signature of a profile, or of one assessment.
   *
   * @param at position of its event
   * @param inForce whether no assessment of it was reopened since
   * @param recomputed hash of the sheet made once more; null in a list
   * @param same whether that is the hash that was signed; null in a list
   */
  public record SignOff(
      int number,
      long at,
      Instant signedAt,
      ShownMember by,
      String hash,
      boolean inForce,
      @Nullable String statement,
      List<String> erased,
      List<String> missing,
      List<SignedAssessment> assessments,
      @Nullable String recomputed,
      @Nullable Boolean same) {
    public SignOff {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
      assessments = Objects.requireNonNullElse(assessments, List.of());
    }
  }

  /** An assessment that a profile is made of: its signature, and the hash of its sheet. */
  public record SignedAssessment(String agency, long at, String hash, boolean inForce) {}
}
