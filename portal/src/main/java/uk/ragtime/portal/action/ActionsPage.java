package uk.ragtime.portal.action;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.NameOrder;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * Actions of a partnership, overdue ones first and then by the day on which they are due, and Red
 * ratings that no action is about.
 *
 * @param plan address of the form for a new one; null if the visitor plans for no agency
 * @param total number of actions that were chosen
 * @param pages addresses of the pages of a long list; empty if there is one page
 * @param reds number of Red ratings without an action
 * @param more number of agencies with such ratings that are not shown
 */
record ActionsPage(
    ActionFilter filter,
    List<Option> areas,
    List<Option> agencies,
    List<Option> states,
    boolean hasOwn,
    @Nullable String plan,
    int total,
    List<Item> items,
    List<Link> pages,
    int reds,
    List<Gap> gaps,
    int more) {
  private static final int MAX_ITEMS = 50;
  private static final int MAX_GAPS = 40;

  private static final Comparator<Actions.Action> URGENT =
      Comparator.comparing((Actions.Action action) -> !action.overdue())
          .thenComparing(Actions.Action::isSettled)
          .thenComparing(Actions.Action::dueOn)
          .thenComparing(Actions.Action::action);

  /** A choice of the form above the list. */
  record Option(String code, String name, boolean chosen) {}

  /** A page of the list. */
  record Link(int number, String address, boolean here) {}

  /** An action, in a line or two. */
  record Item(
      WrittenText title,
      String address,
      String status,
      boolean overdue,
      String due,
      String where,
      List<String> capabilities) {}

  /** Red ratings of an agency in an area. */
  record Gap(String where, @Nullable String checklist, List<Red> reds) {}

  /**
   * A Red rating that no action is about.
   *
   * @param plan address of the form for one; null if the visitor does not plan for the agency
   */
  record Red(String title, String story, @Nullable String plan) {}

  static ActionsPage of(
      String partnership,
      ActionFilter filter,
      List<Actions.Action> all,
      List<Actions.Gap> gaps,
      ActionNames names,
      PlanningRights rights,
      Words words) {
    List<Actions.Action> chosen =
        all.stream().filter(action -> filter.has(action, rights)).sorted(URGENT).toList();
    List<Actions.Gap> without =
        gaps.stream()
            .filter(gap -> filter.has(gap.agency(), rights))
            .sorted(
                NameOrder.<Actions.Gap>of(gap -> names.agency(gap.agency()), Actions.Gap::agency)
                    .thenComparing(gap -> names.area(gap.area()), String.CASE_INSENSITIVE_ORDER))
            .toList();
    int pages = (chosen.size() + MAX_ITEMS - 1) / MAX_ITEMS;
    return new ActionsPage(
        filter,
        names.areas().stream()
            .filter(it -> names.isWorked(it.area()) || it.area().equals(filter.area()))
            .map(it -> new Option(it.area(), it.name(), it.area().equals(filter.area())))
            .toList(),
        names.agencies().stream()
            .filter(it -> it.isInUse() || it.agency().equals(filter.agency()))
            .map(it -> new Option(it.agency(), it.name(), it.agency().equals(filter.agency())))
            .toList(),
        Stream.of(ActionState.values())
            .map(it -> new Option(it.slug(), words.say(it.messageKey()), it == filter.chosen()))
            .toList(),
        !rights.own().isEmpty(),
        rights.none() ? null : ActionAddress.plan(partnership),
        chosen.size(),
        chosen.stream()
            .skip((long) MAX_ITEMS * (filter.number() - 1))
            .limit(MAX_ITEMS)
            .map(action -> item(partnership, action, names, words))
            .toList(),
        pages < 2
            ? List.of()
            : IntStream.rangeClosed(1, pages)
                .mapToObj(number ->
                    new Link(
                        number, filter.address(partnership, number), number == filter.number()))
                .toList(),
        without.stream().mapToInt(gap -> gap.capabilities().size()).sum(),
        without.stream()
            .limit(MAX_GAPS)
            .map(gap -> gap(partnership, gap, names, rights, words))
            .toList(),
        Math.max(0, without.size() - MAX_GAPS));
  }

  private static Item item(
      String partnership, Actions.Action action, ActionNames names, Words words) {
    return new Item(
        title(action, words),
        ActionAddress.of(partnership, action.action()),
        "action.status." + action.status(),
        action.overdue(),
        due(action, words),
        words.say("actions.where", names.agency(action.agency()), names.area(action.area())),
        action.capabilities().stream()
            .map(code -> names.capability(action.checklist(), code))
            .toList());
  }

  static WrittenText title(Actions.Action action, Words words) {
    return WrittenText.of("text", "title", action.title(), action.erased(), action.missing(), words)
        .orElseGet(() -> new WrittenText(words.say("action.untitled"), false));
  }

  /** Sentence about the day on which it is due, or was done. */
  static String due(Actions.Action action, Words words) {
    return switch (action.status()) {
      case "DONE" ->
          words.say(
              "actions.done",
              words.day(Objects.requireNonNullElse(action.doneOn(), action.dueOn())));
      case "DROPPED" -> words.say("actions.dropped");
      default ->
          words.say(
              action.overdue() ? "actions.overdue" : "actions.due", words.day(action.dueOn()));
    };
  }

  private static Gap gap(
      String partnership, Actions.Gap gap, ActionNames names, PlanningRights rights, Words words) {
    String checklist = gap.checklist();
    AreaAddress area = new AreaAddress(partnership, gap.area(), checklist);
    return new Gap(
        words.say("actions.where", names.agency(gap.agency()), names.area(gap.area())),
        names.checklist(checklist),
        gap.capabilities().stream()
            .map(code ->
                new Red(
                    names.capability(checklist, code),
                    area.story(gap.agency(), code),
                    rights.isFor(gap.agency())
                        ? ActionAddress.plan(
                            partnership, gap.area(), gap.agency(), checklist, List.of(code))
                        : null))
            .toList());
  }
}
