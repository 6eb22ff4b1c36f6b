package uk.ragtime.portal.work;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Tasks;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.Words;

/**
 * A visitor's tasks in a partnership, by the day on which they are due.
 *
 * @param known whether the tasks could be read
 * @param more number of further tasks that are not shown
 * @param next sentence about the next cycle; null if tasks are shown or none is planned
 * @param cycles cycles under way
 */
public record WorkList(
    boolean known, List<Item> items, int more, @Nullable String next, List<CycleLink> cycles) {
  /** As many as somebody can work through; the rest move up. */
  private static final int MAX_ITEMS = 30;

  /** A task, and the page on which it is done. */
  public record Item(
      String what,
      String where,
      String due,
      boolean overdue,
      @Nullable String asked,
      String address) {}

  /** A cycle under way, and its page. */
  public record CycleLink(String name, String code) {}

  /** Whether nothing is due, no cycle is under way, and none is planned. */
  public boolean isIdle() {
    return known && items.isEmpty() && next == null && cycles.isEmpty();
  }

  static WorkList of(
      String partnership,
      Optional<List<Tasks.Task>> asked,
      List<Lists.Area> areas,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      Words words) {
    Map<String, String> areaNames = Lists.Area.names(areas);
    Map<String, String> agencyNames = Lists.Agency.names(agencies);
    Map<String, String> cycleNames = Lists.Cycle.names(cycles);
    List<Item> items =
        asked.orElse(List.of()).stream()
            .sorted(Comparator.comparing(Tasks.Task::dueOn))
            .flatMap(task ->
                page(partnership, task).stream()
                    .map(address -> item(task, address, areaNames, agencyNames, cycleNames, words)))
            .toList();
    return new WorkList(
        asked.isPresent(),
        items.stream().limit(MAX_ITEMS).toList(),
        Math.max(0, items.size() - MAX_ITEMS),
        items.isEmpty() ? next(cycles, words) : null,
        cycles.stream()
            .filter(cycle -> !cycle.isHistoric() && isUnderWay(cycle))
            .map(cycle -> new CycleLink(cycle.name(), cycle.cycle()))
            .toList());
  }

  private static boolean isUnderWay(Lists.Cycle cycle) {
    return cycle.open() || "PAST_CUT_OFF".equals(cycle.status());
  }

  /** Page on which a task is done; empty for one that the portal has no page for. */
  private static Optional<String> page(String partnership, Tasks.Task task) {
    if (task.cycle() == null) {
      return task.kind().equals("ACTION_DUE") && task.action() != null
          ? Optional.of("/" + partnership + "/actions/" + task.action())
          : Optional.empty();
    }
    AssessmentAddress address =
        new AssessmentAddress(partnership, task.cycle(), task.area(), task.agency());
    return switch (task.kind()) {
      case "RATE" -> Optional.of(address.page());
      case "ANSWER" -> Optional.of(address.page("answer"));
      case "RECONFIRM" -> Optional.of(address.page("confirm"));
      case "SUBMIT", "SIGN_OFF" -> Optional.of(address.page("check"));
      case "REVIEW", "AGREE" -> Optional.of(address.page("review"));
      default -> Optional.empty();
    };
  }

  private static Item item(
      Tasks.Task task,
      String address,
      Map<String, String> areas,
      Map<String, String> agencies,
      Map<String, String> cycles,
      Words words) {
    String cycle = Objects.requireNonNullElse(task.cycle(), "");
    return new Item(
        words.say("work." + task.kind(), task.count()),
        words.say(
            task.cycle() == null ? "actions.where" : "work.where",
            agencies.getOrDefault(task.agency(), task.agency()),
            areas.getOrDefault(task.area(), task.area()),
            cycles.getOrDefault(cycle, cycle)),
        words.say(task.overdue() ? "work.overdue" : "work.due", words.day(task.dueOn())),
        task.overdue(),
        task.assigned() == 0 ? null : words.say("work.assigned", task.assigned()),
        address);
  }

  private static @Nullable String next(List<Lists.Cycle> cycles, Words words) {
    Optional<LocalDate> opens =
        cycles.stream()
            .filter(cycle -> "PLANNED".equals(cycle.status()) && cycle.opensOn() != null)
            .map(cycle -> Objects.requireNonNull(cycle.opensOn()))
            .min(Comparator.naturalOrder());
    return opens.map(day -> words.say("work.next", words.day(day))).orElse(null);
  }
}
