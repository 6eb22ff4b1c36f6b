package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for what a board reads of an area: its actions and signatures. */
@Component
public class PackRecords {
  private static final int PAGE = 500;

  /** More than any area plans in years; keeps a page from reading for ever. */
  private static final int MAX_PAGES = 10;

  private final ServiceClient service;

  PackRecords(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /** Actions in an area, in the order in which they were planned. */
  public List<PlannedAction> actions(Visitor visitor, String partnership, String area) {
    Map<String, Object> with = new HashMap<>();
    with.put("partnership", partnership);
    with.put("area", area);
    with.put("limit", PAGE);
    List<PlannedAction> all = new ArrayList<>();
    long after = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      with.put("after", after);
      Actions answer =
          service.get(
              visitor,
              Actions.class,
              "/v1/{partnership}/actions?area={area}&limit={limit}&after={after}",
              with);
      all.addAll(answer.actions());
      Long next = answer.next();
      if (next == null || next <= after || answer.actions().isEmpty()) {
        break;
      }
      after = next;
    }
    return all;
  }

  /** Red ratings in an area that no action is about, by agency. */
  public List<Gap> redsWithoutAction(
      Visitor visitor, String partnership, String area, String checklist) {
    return service
        .get(
            visitor,
            Gaps.class,
            "/v1/{partnership}/actions/gaps?rating=RED&area={area}&checklist={checklist}",
            Map.of("partnership", partnership, "area", area, "checklist", checklist))
        .gaps();
  }

  /** Signatures of an area's profile in a cycle, oldest first. */
  public List<Signature> signatures(
      Visitor visitor, String partnership, String cycle, String area) {
    return service
        .get(
            visitor,
            Signatures.class,
            "/v1/{partnership}/cycles/{cycle}/areas/{area}/sign-offs",
            Map.of("partnership", partnership, "cycle", cycle, "area", area))
        .signOffs();
  }

  record Actions(List<PlannedAction> actions, @Nullable Long next) {
    Actions {
      actions = Objects.requireNonNullElse(actions, List.of());
    }
  }

  record Gaps(List<Gap> gaps) {
    Gaps {
      gaps = Objects.requireNonNullElse(gaps, List.of());
    }
  }

  record Signatures(List<Signature> signOffs) {
    Signatures {
      signOffs = Objects.requireNonNullElse(signOffs, List.of());
    }
  }

  /**
   * Steps that an agency takes so that its ratings move.
   *
   * @param title null if it cannot be shown
   * @param status PLANNED, UNDER_WAY, DONE or DROPPED
   */
  public record PlannedAction(
      String action,
      String agency,
      String checklist,
      List<String> capabilities,
      @Nullable String title,
      String status,
      LocalDate dueOn,
      boolean overdue) {
    public PlannedAction {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }

    public boolean isToDo() {
      return status.equals("PLANNED") || status.equals("UNDER_WAY");
    }
  }

  /** Capabilities of an agency that no action names. */
  public record Gap(String agency, List<String> capabilities) {
    public Gap {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }
  }

  /**
   * A signature of an area's profile.
   *
   * @param inForce whether no assessment of it was reopened since
   * @param statement null if none was made, or it cannot be shown
   */
  public record Signature(
      int number,
      Instant signedAt,
      ShownMember by,
      String hash,
      boolean inForce,
      @Nullable String statement,
      List<SignedAssessment> assessments) {
    public Signature {
      assessments = Objects.requireNonNullElse(assessments, List.of());
    }
  }

  /** An agency's assessment that the signed profile is made of. */
  public record SignedAssessment(String agency, boolean inForce) {}
}
