package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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
 * Client of the command service for assessments. Each command returns the position at which a
 * reader sees its effect. Those that take a version are refused if the assessment has moved since.
 */
@Component
public class AssessmentCommands {
  private final ServiceClient service;

  AssessmentCommands(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.commandUrl());
  }

  /** A rating; what is left out is derived by the service. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record GivenRating(
      Rating rating,
      @Nullable String reason,
      @Nullable String rationale,
      List<Audit.Evidence> evidence,
      @Nullable LocalDate effectiveOn) {}

  /** The rating that a reviewer sees in place of the agency's. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Challenge(Rating sees, String rationale, List<Audit.Evidence> evidence) {}

  /**
   * The agency's answer to a challenge.
   *
   * @param offers null if it keeps to its own rating
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(@Nullable Rating offers, String rationale) {}

  /** An agreed rating, and the capacity of whoever agrees. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Agreement(Rating rating, @Nullable String rationale, String as)
      implements Worded.WithRationale {}

  /** Signs the sheet of this hash. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SignOff(String hash, @Nullable String statement, String as)
      implements Worded.WithStatement {}

  /** Opens again what was submitted or signed off. */
  public record Reopening(String reason, String as) {}

  /** Gives one assessment time of its own. */
  public record Extension(String reason, Instant until) {}

  /**
   * Capabilities that a member is asked to look at, and the capacity of whoever asks.
   *
   * @param capabilities empty to withdraw it
   * @param dueOn null for no day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Assignment(List<String> capabilities, @Nullable LocalDate dueOn, String as) {}

  private record Excuse(String reason) implements Worded.WithReason {}

  private record Reconfirmations(List<String> capabilities) {}

  public long open(Visitor visitor, UUID key, AssessmentKey of) {
    return post(visitor, key, null, of, "/open", Map.of());
  }

  public long rate(
      Visitor visitor,
      UUID key,
      AssessmentKey of,
      String capability,
      long version,
      GivenRating rating) {
    Map<String, Object> with = of.variables();
    with.put("capability", capability);
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        version,
        rating,
        AssessmentKey.PATH + "/ratings/{capability}",
        with);
  }

  public long reconfirm(
      Visitor visitor, UUID key, AssessmentKey of, long version, List<String> capabilities) {
    return post(visitor, key, version, of, "/ratings/reconfirm", new Reconfirmations(capabilities));
  }

  public long submit(Visitor visitor, UUID key, AssessmentKey of, long version) {
    return post(visitor, key, version, of, "/submit", Map.of());
  }

  public long challenge(
      Visitor visitor,
      UUID key,
      AssessmentKey of,
      String capability,
      long version,
      Challenge challenge) {
    return onCell(visitor, key, version, of, capability, "/challenge", challenge);
  }

  public long answer(
      Visitor visitor, UUID key, AssessmentKey of, String capability, long version, Answer answer) {
    return onCell(visitor, key, version, of, capability, "/answer", answer);
  }

  public long agree(
      Visitor visitor,
      UUID key,
      AssessmentKey of,
      String capability,
      long version,
      Agreement agreement) {
    return onCell(visitor, key, version, of, capability, "/agree", agreement);
  }

  /** Signs a sheet, whose hash says what is signed. */
  public long signOff(Visitor visitor, UUID key, AssessmentKey of, SignOff signOff) {
    return post(visitor, key, null, of, "/sign-off", signOff);
  }

  public long reopen(
      Visitor visitor, UUID key, AssessmentKey of, long version, Reopening reopening) {
    return post(visitor, key, version, of, "/reopen", reopening);
  }

  public long extend(
      Visitor visitor, UUID key, AssessmentKey of, long version, Extension extension) {
    return post(visitor, key, version, of, "/extend", extension);
  }

  /** Expects no assessment of the agency this time. */
  public long excuse(Visitor visitor, UUID key, AssessmentKey of, long version, String reason) {
    return post(visitor, key, version, of, "/excuse", new Excuse(reason));
  }

  /** Expects the agency after all. */
  public long expect(Visitor visitor, UUID key, AssessmentKey of, long version) {
    return post(visitor, key, version, of, "/expect", Map.of());
  }

  public long assign(
      Visitor visitor,
      UUID key,
      AssessmentKey of,
      String member,
      long version,
      Assignment assignment) {
    Map<String, Object> with = of.variables();
    with.put("member", member);
    return service.send(
        HttpMethod.PUT,
        visitor,
        key,
        version,
        assignment,
        AssessmentKey.PATH + "/assignments/{member}",
        with);
  }

  private long onCell(
      Visitor visitor,
      UUID key,
      long version,
      AssessmentKey of,
      String capability,
      String act,
      Object command) {
    Map<String, Object> with = of.variables();
    with.put("capability", capability);
    return service.send(
        HttpMethod.POST,
        visitor,
        key,
        version,
        command,
        AssessmentKey.PATH + "/ratings/{capability}" + act,
        with);
  }

  private long post(
      Visitor visitor,
      UUID key,
      @Nullable Long version,
      AssessmentKey of,
      String act,
      Object command) {
    return service.send(
        HttpMethod.POST, visitor, key, version, command, AssessmentKey.PATH + act, of.variables());
  }
}
