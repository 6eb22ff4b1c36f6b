package uk.ragtime.query.checklist;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.tenancy.ReferencePart;
import uk.ragtime.query.tenancy.ReferenceRows;

/** All checklists of a partnership with all their versions. */
final class KnownChecklists {
  private static final String VERSIONS =
      """
      select partnership, checklist, version, title
        from checklist_version
       where partnership = :partnership
       order by checklist, version
      """;

  private static final String CAPABILITIES =
      """
      select partnership, checklist, version, capability, title, section, guidance, red, amber,
             green, origin_kind, origin_codes, line
        from capability
       where partnership = :partnership
       order by checklist, version, place
      """;

  static final ReferencePart<KnownChecklists> PART =
      new ReferencePart<>("checklists", KnownChecklists::new);

  private record VersionKey(ChecklistCode checklist, int version) {}

  /**
   * A capability of a version, with the line that it is on.
   *
   * @param origin as it was published
   */
  private record Item(
      VersionKey version, Capability capability, @Nullable Origin origin, long line) {}

  private final List<ChecklistVersion> versions;
  private final Map<ChecklistCode, Map<Integer, List<Item>>> items = new HashMap<>();
  private final Map<VersionKey, Map<Long, CapabilityCode>> codes = new HashMap<>();

  /** Views that were asked for: all of their queries share them. */
  private final Map<VersionKey, ChecklistView> views = new ConcurrentHashMap<>();

  private KnownChecklists(ReferenceRows rows) {
    rows.list(CAPABILITIES, (row, _) -> item(row))
        .forEach(item -> {
          items
              .computeIfAbsent(item.version().checklist(), _ -> new TreeMap<>())
              .computeIfAbsent(item.version().version(), _ -> new ArrayList<>())
              .add(item);
          codes
              .computeIfAbsent(item.version(), _ -> new HashMap<>())
              .put(item.line(), item.capability().code());
        });
    versions = List.copyOf(rows.list(VERSIONS, (row, _) -> version(row)));
  }

  /** All versions, ordered by code and version. */
  List<ChecklistVersion> versions() {
    return versions;
  }

  boolean has(ChecklistCode checklist) {
    return versions.stream().anyMatch(version -> version.checklist().equals(checklist));
  }

  /** View through a version; {@link ChecklistView#NONE} if it does not exist. */
  ChecklistView view(ChecklistCode checklist, int version) {
    VersionKey key = new VersionKey(checklist, version);
    return of(key).isEmpty() ? ChecklistView.NONE : views.computeIfAbsent(key, this::newView);
  }

  /** Number of the line that each code of each version is on. */
  Map<Integer, Map<CapabilityCode, Long>> lines(ChecklistCode checklist) {
    return items.getOrDefault(checklist, Map.of()).entrySet().stream()
        .collect(
            toUnmodifiableMap(
                Map.Entry::getKey,
                version ->
                    version.getValue().stream()
                        .collect(toUnmodifiableMap(it -> it.capability().code(), Item::line))));
  }

  /** Code that a line has in a version: it never has two. */
  CapabilityCode capability(ChecklistCode checklist, int version, long line) {
    VersionKey key = new VersionKey(checklist, version);
    CapabilityCode code = codes.getOrDefault(key, Map.of()).get(line);
    if (code == null) {
      throw new IllegalArgumentException("no line " + line + " in " + key);
    }
    return code;
  }

  private List<Item> of(VersionKey version) {
    return items
        .getOrDefault(version.checklist(), Map.of())
        .getOrDefault(version.version(), List.of());
  }

  private ChecklistView newView(VersionKey key) {
    Map<Integer, List<Item>> all = items.getOrDefault(key.checklist(), Map.of());
    Lineage lineage = Lineage.NONE;
    for (List<Item> version : all.values()) {
      lineage =
          lineage.with(
              version.stream()
                  .map(it -> new Lineage.Item(it.capability().code(), it.origin()))
                  .toList());
    }
    Map<Line, Long> numbers = new LinkedHashMap<>();
    for (List<Item> version : all.values()) {
      for (Item item : version) {
        Line line = lineage.line(item.version().version(), item.capability().code()).orElseThrow();
        numbers.put(line, item.line());
      }
    }
    return new ChecklistView(
        key.checklist(),
        key.version(),
        of(key).stream().map(Item::capability).toList(),
        lineage,
        numbers);
  }

  private ChecklistVersion version(ResultSet row) throws SQLException {
    VersionKey key = key(row);
    List<Capability> own = capabilities(key);
    return new ChecklistVersion(
        key.checklist(),
        key.version(),
        row.getString("title"),
        own,
        key.version() == 1
            ? null
            : dropped(capabilities(new VersionKey(key.checklist(), key.version() - 1)), own));
  }

  private List<Capability> capabilities(VersionKey version) {
    return of(version).stream().map(Item::capability).toList();
  }

  private static VersionKey key(ResultSet row) throws SQLException {
    return new VersionKey(new ChecklistCode(row.getString("checklist")), row.getInt("version"));
  }

  private static Item item(ResultSet row) throws SQLException {
    VersionKey key = key(row);
    Origin origin = References.origin(row.getString("origin_kind"), row.getArray("origin_codes"));
    return new Item(key, capability(row, key.version(), origin), origin, row.getLong("line"));
  }

  private static Capability capability(ResultSet row, int version, @Nullable Origin published)
      throws SQLException {
    CapabilityCode code = new CapabilityCode(row.getString("capability"));
    Optional<Origin> origin = Optional.ofNullable(published).filter(_ -> version > 1);
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
