package uk.ragtime.query.checklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the checklists of a partnership. */
public final class Checklists {
  /**
   * For each checklist that has a code: the last version that has it, or the version of a cycle,
   * with all lines by which the item is seen there.
   */
  private static final String LINES_OF_CODE =
      """
      select distinct l.line
        from (select distinct on (k.checklist) k.checklist, k.version
                from capability k
               where k.partnership = :partnership
                 and k.capability = :capability
                 and (:checklist::text is null or k.checklist = :checklist)
                 and (:version::int is null or k.version = :version)
                 and (:cycle::text is null
                      or exists
                         (select
                            from cycle c
                           where c.partnership = :partnership
                             and c.cycle = :cycle
                             and c.checklist = k.checklist
                             and c.checklist_version = k.version))
               order by k.checklist, k.version desc) v
        join capability_line l
          on l.partnership = :partnership
         and l.checklist = v.checklist
         and l.version = v.version
         and l.capability = :capability
      """;

  private Checklists() {}

  /** All versions, ordered by code and version. */
  static List<ChecklistVersion> all(Tenant tenant) {
    return tenant.reference(KnownChecklists.PART).versions();
  }

  /**
   * Refuses a query about a checklist of which the partnership has published no version.
   *
   * @param checklist null if the query names none
   * @throws uk.ragtime.web.ProblemException checklist-unknown
   */
  public static void require(Tenant tenant, @Nullable ChecklistCode checklist) {
    if (checklist != null && !tenant.reference(KnownChecklists.PART).has(checklist)) {
      throw Refusals.CHECKLIST_UNKNOWN.because("The partnership has no checklist " + checklist);
    }
  }

  /** View through one version; {@link ChecklistView#NONE} if it does not exist. */
  public static ChecklistView view(Tenant tenant, ChecklistCode checklist, int version) {
    return tenant.reference(KnownChecklists.PART).view(checklist, version);
  }

  /** Views through several versions of one checklist. */
  public static Map<Integer, ChecklistView> views(
      Tenant tenant, ChecklistCode checklist, List<Integer> versions) {
    Map<Integer, ChecklistView> views = new HashMap<>();
    versions.forEach(version -> views.put(version, view(tenant, checklist, version)));
    return views;
  }

  /** Numbers of all lines of a checklist. */
  public static List<Long> allLines(Tenant tenant, ChecklistCode checklist) {
    return tenant.reference(KnownChecklists.PART).lines(checklist).values().stream()
        .flatMap(ofVersion -> ofVersion.values().stream())
        .distinct()
        .toList();
  }

  /** Number of the line that each code of each version is on. */
  public static Map<Integer, Map<CapabilityCode, Long>> linesByVersion(
      Tenant tenant, ChecklistCode checklist) {
    return tenant.reference(KnownChecklists.PART).lines(checklist);
  }

  /**
   * Code that a line has in a version.
   *
   * @throws IllegalArgumentException if the version has no such line
   */
  public static CapabilityCode capability(
      Tenant tenant, ChecklistCode checklist, int version, long line) {
    return tenant.reference(KnownChecklists.PART).capability(checklist, version, line);
  }

  /**
   * Lines by which a code is seen: in each checklist, those of the last item that had it.
   *
   * @param checklist null for all checklists
   * @param version if not null, the item is the one that has the code in this version
   * @param cycle if not null, the item is the one that has the code in the cycle's version
   */
  public static List<Long> linesOf(
      Tenant tenant,
      CapabilityCode capability,
      @Nullable ChecklistCode checklist,
      @Nullable Integer version,
      @Nullable CycleCode cycle) {
    return tenant
        .ask(LINES_OF_CODE)
        .param("capability", capability.value())
        .param("checklist", checklist == null ? null : checklist.value())
        .param("version", version)
        .param("cycle", cycle == null ? null : cycle.value())
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
