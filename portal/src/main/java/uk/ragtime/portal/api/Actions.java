package uk.ragtime.portal.api;

import static uk.ragtime.portal.api.QueryParameters.optional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

/** Client of the query service for actions, and for ratings that no action is about. */
@Component
public class Actions {
  private static final int PAGE = 500;

  /** More than any partnership plans in years; keeps a page from reading for ever. */
  private static final int MAX_PAGES = 10;

  private static final String ACTIONS = "/v1/{partnership}/actions";

  private final ServiceClient service;

  Actions(RestClient.Builder builder, PortalSettings settings) {
    this.service = new ServiceClient(builder, settings, settings.queryUrl());
  }

  /**
   * All actions, in the order in which they were planned.
   *
   * @param area null for all; likewise the agency
   * @param position up to which events must be in the answer
   */
  public List<Action> all(
      Visitor visitor,
      String partnership,
      @Nullable String area,
      @Nullable String agency,
      long position) {
    Map<String, Object> with = new HashMap<>();
    with.put("partnership", partnership);
    with.put("limit", PAGE);
    with.put("position", position);
    String path =
        ACTIONS
            + "?limit={limit}&minPosition={position}&after={after}"
            + optional("area", area, with)
            + optional("agency", agency, with);
    return Paging.all(
        MAX_PAGES,
        after -> {
          with.put("after", after);
          return service.get(visitor, Page.class, path, with);
        });
  }

  /** One action, with what became of the ratings that it is about. */
  public Action action(Visitor visitor, String partnership, String action, long position) {
    return service.get(
        visitor,
        Action.class,
        ACTIONS + "/{action}?minPosition={position}",
        Map.of("partnership", partnership, "action", action, "position", position));
  }

  /** Red ratings that no action is about. */
  public Gaps reds(Visitor visitor, String partnership, @Nullable String area, long position) {
    Map<String, Object> with = new HashMap<>();
    with.put("partnership", partnership);
    with.put("position", position);
    String path =
        ACTIONS + "/gaps?rating=RED&minPosition={position}" + optional("area", area, with);
    return service.get(visitor, Gaps.class, path, with);
  }

  record Page(List<Action> actions, @Nullable Long next) implements Paging.Page<Action> {
    Page {
      actions = Objects.requireNonNullElse(actions, List.of());
    }

    @Override
    public List<Action> items() {
      return actions;
    }
  }

  /**
   * Steps that an agency takes so that its ratings move.
   *
   * @param title null if it cannot be shown; likewise what is to be done
   * @param status PLANNED, UNDER_WAY, DONE or DROPPED
   * @param textsAt position at which title and plan were written
   * @param cells ratings that it is about; empty in a list of actions
   */
  public record Action(
      String action,
      String agency,
      String area,
      String checklist,
      List<String> capabilities,
      @Nullable String title,
      @Nullable String what,
      @Nullable Rating aim,
      String status,
      LocalDate dueOn,
      boolean overdue,
      @Nullable LocalDate doneOn,
      ShownMember plannedBy,
      Instant plannedAt,
      long textsAt,
      List<Progress> progress,
      List<String> erased,
      List<String> missing,
      long version,
      List<Cell> cells) {
    public Action {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
      progress = Objects.requireNonNullElse(progress, List.of());
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
      cells = Objects.requireNonNullElse(cells, List.of());
    }

    /** Whether nothing is left to do, unless it is taken up again. */
    public boolean isSettled() {
      return status.equals("DONE") || status.equals("DROPPED");
    }
  }

  /** A status that an action was given, from a day on. */
  public record Progress(
      String status,
      LocalDate on,
      long at,
      Instant recordedAt,
      ShownMember by,
      @Nullable String note,
      List<String> erased,
      List<String> missing) {
    public Progress {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }

  /**
   * A rating that an action is about.
   *
   * @param named code that the action names
   * @param capability code of what stands for it now; null if it was dropped
   * @param whenDone null while the action is not done
   * @param verdict MOVED_UP, NOT_MOVED, MOVED_DOWN, OTHER or NOT_LOOKED_AT; null while it is not
   *     done
   */
  public record Cell(
      String named,
      @Nullable String capability,
      @Nullable Rating whenPlanned,
      @Nullable Rating whenDone,
      @Nullable Rating rating,
      @Nullable LocalDate effectiveOn,
      @Nullable String verdict) {}

  /**
   * Ratings that no action is about.
   *
   * @param cells number of them all
   */
  public record Gaps(int cells, List<Gap> gaps) {
    public Gaps {
      gaps = Objects.requireNonNullElse(gaps, List.of());
    }
  }

  /** Those of one agency in an area, in the order of the checklist. */
  public record Gap(String area, String agency, String checklist, List<String> capabilities) {
    public Gap {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }
  }
}
