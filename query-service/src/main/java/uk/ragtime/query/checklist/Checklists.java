package uk.ragtime.query.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the checklists of a partnership. */
public final class Checklists {
  private record Key(String checklist, int version) {}

  private static final String VERSIONS =
      """
      select checklist, version, title
        from checklist_version
       where partnership = :partnership
       order by checklist, version
      """;

  private static final String ALL_CAPABILITIES =
      """
      select checklist, version, capability, title, section, guidance, red, amber, green, maps_from
        from capability
       where partnership = :partnership
       order by checklist, version, place
      """;

  private static final String UP_TO_VERSION =
      """
      select version, capability, title, section, guidance, red, amber, green, maps_from
        from capability
       where partnership = :partnership
         and checklist = :checklist
         and version <= :version
       order by version, place
      """;

  private Checklists() {}

  /** By code, then by version. */
  static List<ChecklistVersion> all(Tenant tenant) {
    Map<Key, List<Capability>> capabilities = new HashMap<>();
    tenant
        .ask(ALL_CAPABILITIES)
        .query(row -> {
          capabilities
              .computeIfAbsent(
                  new Key(row.getString("checklist"), row.getInt("version")),
                  _ -> new ArrayList<>())
              .add(capability(row));
        });
    return tenant
        .ask(VERSIONS)
        .query((row, _) -> {
          Key key = new Key(row.getString("checklist"), row.getInt("version"));
          return new ChecklistVersion(
              new ChecklistCode(key.checklist()),
              key.version(),
              row.getString("title"),
              capabilities.getOrDefault(key, List.of()));
        })
        .list();
  }

  /** To look at ratings through one version; through nothing where there is no such version. */
  public static Lens lens(Tenant tenant, ChecklistCode checklist, int version) {
    NavigableMap<Integer, List<Capability>> versions = new TreeMap<>();
    tenant
        .ask(UP_TO_VERSION)
        .param("checklist", checklist.value())
        .param("version", version)
        .query(row -> {
          versions
              .computeIfAbsent(row.getInt("version"), _ -> new ArrayList<>())
              .add(capability(row));
        });
    return versions.containsKey(version) ? Lens.of(versions) : Lens.NONE;
  }

  private static Capability capability(ResultSet row) throws SQLException {
    @Nullable String mapsFrom = row.getString("maps_from");
    return new Capability(
        new CapabilityCode(row.getString("capability")),
        row.getString("title"),
        row.getString("section"),
        row.getString("guidance"),
        row.getString("red"),
        row.getString("amber"),
        row.getString("green"),
        mapsFrom == null ? null : new CapabilityCode(mapsFrom));
  }
}
