package uk.ragtime.portal.action;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * An action: what was planned, how far it is, and what became of the ratings that it is about.
 *
 * @param what null if nothing more was said than the title
 * @param checklist title; null where the partnership has no other
 * @param planned sentence about the planning
 * @param steps reports, the newest first
 * @param report address of the form for a report; null if the visitor does not plan for the agency
 * @param revise likewise for its plan; null also once it is settled
 */
record ActionPage(
    WrittenText title,
    @Nullable WrittenText what,
    String status,
    boolean overdue,
    String due,
    String agency,
    String area,
    @Nullable String checklist,
    @Nullable RatingLabel aim,
    String planned,
    boolean done,
    boolean settled,
    List<Cell> cells,
    List<Step> steps,
    @Nullable String report,
    @Nullable String revise) {

  /**
   * A rating that it is about.
   *
   * @param story null if the capability is no longer asked
   * @param verdict key of its sentence; null while the action is not done
   * @param mark drawn before the sentence; null where nothing moved
   */
  record Cell(
      String title,
      @Nullable String story,
      RatingLabel planned,
      RatingLabel now,
      @Nullable RatingLabel done,
      @Nullable String verdict,
      @Nullable String mark) {}

  /** A report. */
  record Step(String status, String when, @Nullable WrittenText note) {}

  static ActionPage of(
      String partnership,
      Actions.Action action,
      ActionNames names,
      PlanningRights rights,
      Words words) {
    boolean plans = rights.isFor(action.agency());
    boolean done = action.status().equals("DONE");
    return new ActionPage(
        ActionsPage.title(action, words),
        WrittenText.of("text", "what", action.what(), action.erased(), action.missing(), words)
            .orElse(null),
        "action.status." + action.status(),
        action.overdue(),
        ActionsPage.due(action, words),
        names.agency(action.agency()),
        names.area(action.area()),
        names.checklist(action.checklist()),
        action.aim() == null ? null : RatingLabel.of(action.aim()),
        planned(action, words),
        done,
        action.isSettled(),
        action.cells().stream().map(cell -> cell(partnership, action, cell, done, names)).toList(),
        action.progress().reversed().stream().map(step -> step(step, words)).toList(),
        plans ? ActionAddress.of(partnership, action.action(), "report") : null,
        plans && !action.isSettled()
            ? ActionAddress.of(partnership, action.action(), "revise")
            : null);
  }

  private static String planned(Actions.Action action, Words words) {
    String when = words.moment(action.plannedAt());
    String by = PersonNames.ofShown(action.plannedBy(), words);
    return by == null
        ? words.say("action.planned", when)
        : words.say("action.planned.by", by, when);
  }

  private static Cell cell(
      String partnership,
      Actions.Action action,
      Actions.Cell cell,
      boolean done,
      ActionNames names) {
    String code = Objects.requireNonNullElse(cell.capability(), cell.named());
    return new Cell(
        names.capability(action.checklist(), code),
        cell.capability() == null
            ? null
            : new AreaAddress(partnership, action.area(), action.checklist())
                .story(action.agency(), cell.capability()),
        RatingLabel.of(cell.whenPlanned()),
        RatingLabel.of(cell.rating()),
        done ? RatingLabel.of(cell.whenDone()) : null,
        cell.verdict() == null ? null : "action.verdict." + cell.verdict(),
        mark(cell.verdict()));
  }

  private static @Nullable String mark(@Nullable String verdict) {
    return switch (verdict) {
      case "MOVED_UP" -> "▲";
      case "MOVED_DOWN" -> "▼";
      case null, default -> null;
    };
  }

  static Step step(Actions.Progress step, Words words) {
    String by = PersonNames.ofShown(step.by(), words);
    String on = words.day(step.on());
    return new Step(
        "action.status." + step.status(),
        by == null ? words.say("action.step", on) : words.say("action.step.by", on, by),
        WrittenText.of("text", "note", step.note(), step.erased(), step.missing(), words)
            .orElse(null));
  }
}
