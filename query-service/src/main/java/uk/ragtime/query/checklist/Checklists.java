package uk.ragtime.query.checklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String CAPABILITIES =
      """
      select capability, title, section, guidance, red, amber, green, maps_from
        from capability
       where partnership = :partnership
         and checklist = :checklist
         and version = :version
       order by place
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

  /** The capabilities of one version, in their order. */
  public static List<Capability> capabilities(Tenant tenant, ChecklistCode checklist, int version) {
    return tenant
        .ask(CAPABILITIES)
        .param("checklist", checklist.value())
        .param("version", version)
        .query((row, _) -> capability(row))
        .list();
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
