package uk.ragtime.portal.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for assessments: how they stand, and what waits for whom. */
@Component
public class Assessments {
  private final ServiceClient service;

  Assessments(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * An assessment.
   *
   * @param position up to which events must be in the answer
   */
  public Assessment assessment(Visitor visitor, AssessmentKey key, long position) {
    Map<String, Object> with = key.variables();
    with.put("position", position);
    return service.get(
        visitor, Assessment.class, AssessmentKey.PATH + "?minPosition={position}", with);
  }

  /** The same agency's assessment in an earlier cycle; empty if there is none under this name. */
  public Optional<Assessment> earlier(Visitor visitor, AssessmentKey key) {
    try {
      return Optional.of(assessment(visitor, key, 0));
    } catch (Failure.NotFound e) {
      return Optional.empty();
    }
  }

  /** The sheet that would be signed now. */
  public Sheet sheet(Visitor visitor, AssessmentKey key) {
    return service.get(visitor, Sheet.class, AssessmentKey.PATH + "/sheet", key.variables());
  }

  /**
   * All signatures of an assessment, oldest first.
   *
   * @param position up to which events must be in the answer
   */
  public List<ProfileSignOffs.SignOff> signOffs(Visitor visitor, AssessmentKey key, long position) {
    Map<String, Object> with = key.variables();
    with.put("position", position);
    return service
        .get(
            visitor,
            ProfileSignOffs.SignOffs.class,
            AssessmentKey.PATH + "/sign-offs?minPosition={position}",
            with)
        .signOffs();
  }

  /** Everything that waits for the visitor in a partnership. */
  public List<Tasks.Task> tasks(Visitor visitor, String partnership) {
    return service
        .get(visitor, Tasks.class, "/v1/{partnership}/tasks", Map.of("partnership", partnership))
        .tasks();
  }

  /** How far a cycle is, area by area. */
  public Progress progress(Visitor visitor, String partnership, String cycle, long position) {
    return service.get(
        visitor,
        Progress.class,
        "/v1/{partnership}/cycles/{cycle}/progress?minPosition={position}",
        Map.of("partnership", partnership, "cycle", cycle, "position", position));
  }

  /**
   * {@code GET A/sheet}: its hash, which whoever signs sends along.
   *
   * @param position up to which events are in it
   */
  public record Sheet(String hash, long position) {}
}
