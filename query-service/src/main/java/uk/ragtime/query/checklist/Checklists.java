package uk.ragtime.query.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the checklists of a partnership. */
public final class Checklists {
  private record VersionKey(String checklist, int version) {}

  private static final String VERSIONS =
      """
      select checklist, version, title
        from checklist_version
       where partnership = :partnership
       order by checklist, version
      """;

  private static final String ALL_CAPABILITIES =
      """
      select checklist, version, capability, title, section, guidance, red, amber, green,
             origin_kind, origin_codes
        from capability
       where partnership = :partnership
       order by checklist, version, place
      """;

  /** Texts are read only for the version of the view. */
  private static final String OF_CHECKLIST =
      """
      select k.version, k.capability, k.origin_kind, k.origin_codes, k.line,
             t.title, t.section, t.guidance, t.red, t.amber, t.green
        from capability k
        left join lateral
          (select k.title, k.section, k.guidance, k.red, k.amber, k.green
            where k.version = :version) t on true
       where k.partnership = :partnership
         and k.checklist = :checklist
       order by k.version, k.place
      """;

  private static final String EXISTS =
      """
      select exists
        (select
           from checklist_version
          where partnership = :partnership
            and checklist = :checklist)
      """;

  private static final String LINES_OF_CHECKLIST =
      """
      select distinct line
        from capability
       where partnership = :partnership
         and checklist = :checklist
      """;

  private static final String OWN_LINES =
      """
      select version, capability, line
        from capability
       where partnership = :partnership
         and checklist = :checklist
      """;

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
    Map<VersionKey, List<Capability>> capabilities = new HashMap<>();
    tenant
        .ask(ALL_CAPABILITIES)
        .query(row -> {
          VersionKey key = new VersionKey(row.getString("checklist"), row.getInt("version"));
          capabilities
              .computeIfAbsent(key, _ -> new ArrayList<>())
              .add(capability(row, key.version()));
        });
    return tenant
        .ask(VERSIONS)
        .query((row, _) -> {
          VersionKey key = new VersionKey(row.getString("checklist"), row.getInt("version"));
          List<Capability> own = capabilities.getOrDefault(key, List.of());
          return new ChecklistVersion(
              new ChecklistCode(key.checklist()),
              key.version(),
              row.getString("title"),
              own,
              key.version() == 1
                  ? null
                  : dropped(
                      capabilities.getOrDefault(
                          new VersionKey(key.checklist(), key.version() - 1), List.of()),
                      own));
        })
        .list();
  }

  /**
   * Refuses a query about a checklist of which the partnership has published no version.
   *
   * @param checklist null if the query names none
   * @throws uk.ragtime.web.ProblemException checklist-unknown
   */
  public static void require(Tenant tenant, @Nullable ChecklistCode checklist) {
    if (checklist == null) {
      return;
    }
    boolean known =
        tenant.ask(EXISTS).param("checklist", checklist.value()).query(Boolean.class).single();
    if (!known) {
      throw Refusals.CHECKLIST_UNKNOWN.because("The partnership has no checklist " + checklist);
    }
  }

  /** View through one version; {@link ChecklistView#NONE} if it does not exist. */
  public static ChecklistView view(Tenant tenant, ChecklistCode checklist, int version) {
    return views(tenant, checklist, List.of(version)).getOrDefault(version, ChecklistView.NONE);
  }

  /** Views through several versions of one checklist. */
  public static Map<Integer, ChecklistView> views(
      Tenant tenant, ChecklistCode checklist, List<Integer> versions) {
    Map<Integer, ChecklistView> views = new HashMap<>();
    for (int version : versions) {
      if (!views.containsKey(version)) {
        VersionReader reading = new VersionReader();
        tenant
            .ask(OF_CHECKLIST)
            .param("checklist", checklist.value())
            .param("version", version)
            .query(row -> {
              reading.add(row, version);
            });
        views.put(version, reading.view(checklist, version));
      }
    }
    return views;
  }

  /** Collects the versions of a checklist from rows. */
  private static final class VersionReader {
    private final Map<Integer, List<Lineage.Item>> items = new TreeMap<>();
    private final Map<Integer, Map<CapabilityCode, Long>> numbers = new HashMap<>();
    private final List<Capability> capabilities = new ArrayList<>();

    void add(ResultSet row, int wanted) throws SQLException {
      int version = row.getInt("version");
      CapabilityCode code = new CapabilityCode(row.getString("capability"));
      Origin origin = References.origin(row.getString("origin_kind"), row.getArray("origin_codes"));
      items.computeIfAbsent(version, _ -> new ArrayList<>()).add(new Lineage.Item(code, origin));
      numbers.computeIfAbsent(version, _ -> new LinkedHashMap<>()).put(code, row.getLong("line"));
      if (version == wanted) {
        capabilities.add(capability(row, version));
      }
    }

    ChecklistView view(ChecklistCode checklist, int version) {
      if (capabilities.isEmpty()) {
        return ChecklistView.NONE;
      }
      Lineage lineage = Lineage.NONE;
      for (List<Lineage.Item> itsItems : items.values()) {
        lineage = lineage.with(itsItems);
      }
      Map<Line, Long> all = new HashMap<>();
      for (var one : numbers.entrySet()) {
        for (var item : one.getValue().entrySet()) {
          all.put(lineage.line(one.getKey(), item.getKey()).orElseThrow(), item.getValue());
        }
      }
      return new ChecklistView(checklist, version, capabilities, lineage, all);
    }
  }

  /** Numbers of all lines of a checklist. */
  public static List<Long> allLines(Tenant tenant, ChecklistCode checklist) {
    return tenant
        .ask(LINES_OF_CHECKLIST)
        .param("checklist", checklist.value())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Number of the line that each code of each version is on. */
  public static Map<Integer, Map<CapabilityCode, Long>> linesByVersion(
      Tenant tenant, ChecklistCode checklist) {
    Map<Integer, Map<CapabilityCode, Long>> lines = new HashMap<>();
    tenant
        .ask(OWN_LINES)
        .param("checklist", checklist.value())
        .query(row -> {
          lines
              .computeIfAbsent(row.getInt("version"), _ -> new HashMap<>())
              .put(new CapabilityCode(row.getString("capability")), row.getLong("line"));
        });
    return lines;
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

  private static Capability capability(ResultSet row, int version) throws SQLException {
    CapabilityCode code = new CapabilityCode(row.getString("capability"));
    Optional<Origin> origin =
        Optional.ofNullable(
                References.origin(row.getString("origin_kind"), row.getArray("origin_codes")))
            .filter(_ -> version > 1);
    return new Capability(
        code,
        row.getString("title"),
        row.getString("section"),
        row.getString("guidance"),
        row.getString("red"),
        row.getString("amber"),
        row.getString("green"),
        origin
            .filter(it -> it.kind() == Origin.Kind.SAME)
            .map(it -> it.codes().getFirst())
            .filter(former -> !former.equals(code))
            .orElse(null),
        origin.map(OriginItem::of).orElse(null));
  }

  /** Items of the previous version that no item continues, whether or not that was stated. */
  private static List<CapabilityCode> dropped(List<Capability> before, List<Capability> now) {
    List<CapabilityCode> left = new ArrayList<>(before.stream().map(Capability::code).toList());
    now.forEach(it -> left.removeAll(it.from() == null ? List.of() : it.from().codes()));
    return List.copyOf(left);
  }
}
