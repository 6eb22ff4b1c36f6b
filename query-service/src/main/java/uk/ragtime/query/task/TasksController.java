package uk.ragtime.query.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.action.OpenAction;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.assessment.AssessmentSummaries;
import uk.ragtime.query.assessment.AssessmentSummary;
import uk.ragtime.query.assessment.ExpectedAgencies;
import uk.ragtime.query.assessment.ToBeCarriedOver;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.member.Leads;
import uk.ragtime.query.task.TaskRules.Owner;
import uk.ragtime.query.task.TaskRules.Subject;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/tasks}: the caller's own. */
@RestController
final class TasksController {
  /** A reviewer of a large partnership has more; the most urgent ones are shown. */
  private static final int MAX_TASKS = 500;

  /**
   * @param tasks the most urgent ones, by day
   * @param counts number of all tasks of each kind
   */
  record Answer(List<Item> tasks, Map<TaskKind, Integer> counts, long position) {}

  /**
   * @param link path of what it is about
   * @param overdue whether its day has passed
   */
  record Item(@JsonUnwrapped Task task, boolean overdue, String link) {}

  @GetMapping("/v1/{partnership}/tasks")
  Answer tasks(@RequiredAction(Action.READ_PROFILES) QueryAccess.Session session, Instant now) {
    Owner owner = new Owner(session.member(), session.roles(), session.agencies());
    return session.answer("tasks", tenant -> answer(tenant, owner, now));
  }

  private static Answer answer(Tenant tenant, Owner owner, Instant now) {
    List<Task> tasks = new ArrayList<>();
    boolean own = owner.may(Action.RATE_OWN_AGENCIES) && !owner.agencies().isEmpty();
    if (owner.looksAfterAll() || own) {
      addOfAssessments(tenant, owner, now, tasks);
    }
    if (own) {
      tasks.addAll(new TaskRules(owner, now).of(OpenAction.ofAgencies(tenant, owner.agencies())));
    }
    Collections.sort(tasks);
    Map<TaskKind, Integer> counts = new EnumMap<>(TaskKind.class);
    tasks.forEach(task -> counts.merge(task.kind(), 1, Integer::sum));
    List<Item> items =
        tasks.stream().limit(MAX_TASKS).map(task -> item(tenant.partnership(), task, now)).toList();
    return new Answer(items, counts, tenant.position());
  }

  private static void addOfAssessments(Tenant tenant, Owner owner, Instant now, List<Task> tasks) {
    @Nullable Set<AgencyCode> agencies = owner.looksAfterAll() ? null : owner.agencies();
    List<Cycle> cycles = cyclesWithTasks(tenant, now);
    if (cycles.isEmpty()) {
      return;
    }
    List<Area> areas = Areas.all(tenant);
    ExpectedAgencies expected = ExpectedAgencies.known(tenant, KnownAt.LATEST);
    Set<AgencyCode> led = Leads.agencies(tenant, Calendar.dayOf(now));
    TaskRules rules = new TaskRules(owner, now);
    Map<String, ChecklistView> checklists = new HashMap<>();
    for (Cycle cycle : cycles) {
      ChecklistView view =
          checklists.computeIfAbsent(
              cycle.checklist() + "/" + cycle.version(),
              _ -> Checklists.view(tenant, cycle.checklist(), cycle.version()));
      Set<CapabilityCode> checklist =
          view.capabilities().stream()
              .map(Capability::code)
              .collect(Collectors.toUnmodifiableSet());
      ToBeCarriedOver toBeCarriedOver =
          ToBeCarriedOver.in(tenant, cycle, view, checklist, now, KnownAt.LATEST);
      AssessmentSummaries summaries =
          AssessmentSummaries.of(tenant, cycle, null, agencies, KnownAt.LATEST);
      Map<AreaCode, Set<AgencyCode>> working = expected.in(cycle);
      for (Area area : areas) {
        for (AgencyCode agency : working.getOrDefault(area.area(), Set.of())) {
          AssessmentSummary known = summaries.in(area.area(), agency);
          AssessmentSummary summary =
              owner.writesFor(agency) ? toBeCarriedOver.in(area.area(), agency, known) : known;
          tasks.addAll(
              rules.at(
                  new Subject(
                      cycle, area.area(), agency, checklist, summary, led.contains(agency))));
        }
      }
    }
  }

  /** Cycles that take anything, and closed ones in which an assessment does. */
  private static List<Cycle> cyclesWithTasks(Tenant tenant, Instant now) {
    Set<CycleCode> extended = AssessmentSummaries.extendedBeyond(tenant, now);
    return Cycles.known(tenant, KnownAt.LATEST).oldestFirst().stream()
        .filter(cycle ->
            !cycle.historic()
                && switch (cycle.statusAt(now)) {
                  case OPEN, PAST_CUT_OFF -> true;
                  case CLOSED -> extended.contains(cycle.cycle());
                  case PLANNED, CANCELLED -> false;
                })
        .toList();
  }

  private static Item item(PartnershipCode partnership, Task task, Instant now) {
    String link =
        task.action() == null
            ? "/v1/%s/cycles/%s/areas/%s/agencies/%s"
                .formatted(partnership, task.cycle(), task.area(), task.agency())
            : "/v1/%s/actions/%s".formatted(partnership, task.action());
    return new Item(task, task.dueOn().isBefore(Calendar.dayOf(now)), link);
  }
}
