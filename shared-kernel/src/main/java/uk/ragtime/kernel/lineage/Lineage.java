package uk.ragtime.kernel.lineage;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;

/**
 * Succession of capabilities through all versions of one checklist. An entry belongs to a line only
 * under the code that the line had in the version in which the entry was made, so a code that is
 * used again for something else brings nothing along.
 *
 * <p>An item without an origin carries on the item of the same code in the version before, if there
 * is one. Where several items carry on the same one as the same capability, which only early logs
 * do, each is a part of it.
 */
public final class Lineage {
  /** A checklist without versions. */
  public static final Lineage NONE = new Lineage(List.of());

  /**
   * One item of a version.
   *
   * @param origin null where the item does not say what it carries on
   */
  public record Item(CapabilityCode code, @Nullable Origin origin) {}

  private record Node(Line line, Origin origin) {}

  private final List<Map<CapabilityCode, Node>> versions;

  private Lineage(List<Map<CapabilityCode, Node>> versions) {
    this.versions = versions;
  }

  /** The same with one more version, whose items are in their order. */
  public Lineage with(List<Item> items) {
    Map<CapabilityCode, Node> before = versions.isEmpty() ? Map.of() : versions.getLast();
    Map<CapabilityCode, Origin> origins = new LinkedHashMap<>();
    items.forEach(item -> origins.put(item.code(), origin(item, before.keySet())));
    Set<CapabilityCode> shared = sharedBySeveral(origins);
    Map<CapabilityCode, Node> nodes = new LinkedHashMap<>();
    int version = versions.size() + 1;
    origins.forEach((code, declared) -> {
      Origin origin = declared;
      if (continues(origin) && shared.contains(origin.codes().getFirst())) {
        origin = new Origin(Origin.Kind.SPLIT, origin.codes());
      }
      Node former = continues(origin) ? before.get(origin.codes().getFirst()) : null;
      Line line = former == null ? new Line(version, code) : former.line();
      nodes.put(code, new Node(line, origin));
    });
    List<Map<CapabilityCode, Node>> more = new ArrayList<>(versions);
    more.add(nodes);
    return new Lineage(List.copyOf(more));
  }

  private static Origin origin(Item item, Set<CapabilityCode> before) {
    Origin declared = item.origin();
    if (declared == null) {
      return before.contains(item.code()) ? Origin.same(item.code()) : Origin.NEW;
    }
    return before.containsAll(declared.codes()) ? declared : Origin.NEW;
  }

  private static Set<CapabilityCode> sharedBySeveral(Map<CapabilityCode, Origin> origins) {
    Set<CapabilityCode> once = new HashSet<>();
    return origins.values().stream()
        .flatMap(origin -> origin.codes().stream())
        .filter(code -> !once.add(code))
        .collect(toSet());
  }

  private static boolean continues(Origin origin) {
    return origin.kind() == Origin.Kind.SAME || origin.kind() == Origin.Kind.REWORDED;
  }

  /** The same up to a version. */
  public Lineage upTo(int version) {
    return new Lineage(versions.subList(0, Math.min(version, versions.size())));
  }

  /** Number of versions. */
  public int versions() {
    return versions.size();
  }

  /** The codes of a version, in its order; empty where there is no such version. */
  public List<CapabilityCode> codes(int version) {
    return List.copyOf(version(version).keySet());
  }

  /** Origin of an item as it is understood here; empty if there is no such item. */
  public Optional<Origin> origin(int version, CapabilityCode code) {
    return Optional.ofNullable(version(version).get(code)).map(Node::origin);
  }

  /** The line that an item is on; empty where there is no such item. */
  public Optional<Line> line(int version, CapabilityCode code) {
    return Optional.ofNullable(version(version).get(code)).map(Node::line);
  }

  /** The code that a line has in a version; empty where it has ended or not begun. */
  public Optional<CapabilityCode> code(Line line, int version) {
    return version(version).entrySet().stream()
        .filter(item -> item.getValue().line().equals(line))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The code that a line had last. */
  public CapabilityCode lastCode(Line line) {
    CapabilityCode last = line.code();
    for (int version = line.version(); version <= versions.size(); version++) {
      Optional<CapabilityCode> code = code(line, version);
      if (code.isEmpty()) {
        break;
      }
      last = code.get();
    }
    return last;
  }

  /**
   * An item with everything that it carries on.
   *
   * @throws IllegalArgumentException if there is no such item
   */
  public Ancestry ancestry(int version, CapabilityCode code) {
    Node node = version(version).get(code);
    if (node == null) {
      throw new IllegalArgumentException("version " + version + " has no capability " + code);
    }
    return new Ancestry(paths(node.line()));
  }

  private List<List<Line>> paths(Line line) {
    List<List<Line>> paths = new ArrayList<>();
    for (Line parent : parents(line)) {
      for (List<Line> rest : paths(parent)) {
        List<Line> path = new ArrayList<>();
        path.add(line);
        path.addAll(rest);
        paths.add(path);
      }
    }
    return paths.isEmpty() ? List.of(List.of(line)) : paths;
  }

  private List<Line> parents(Line line) {
    Map<CapabilityCode, Node> before = version(line.version() - 1);
    Node beginning = version(line.version()).get(line.code());
    return beginning == null
        ? List.of()
        : beginning.origin().codes().stream().map(before::get).map(Node::line).toList();
  }

  /** Number of paths back from an item that would carry these on; for a limit on them. */
  public long pathsFrom(List<CapabilityCode> codesOfLastVersion) {
    Map<Line, Long> counted = new HashMap<>();
    Map<CapabilityCode, Node> last = version(versions.size());
    return codesOfLastVersion.stream()
        .map(last::get)
        .mapToLong(node -> node == null ? 1 : countPaths(node.line(), counted))
        .sum();
  }

  private long countPaths(Line line, Map<Line, Long> counted) {
    Long known = counted.get(line);
    if (known != null) {
      return known;
    }
    List<Line> parents = parents(line);
    long paths =
        parents.isEmpty()
            ? 1
            : parents.stream().mapToLong(parent -> countPaths(parent, counted)).sum();
    counted.put(line, paths);
    return paths;
  }

  /**
   * Relation of an item to an earlier or later version of the checklist. A later version has it
   * only as long as its line goes on.
   */
  public Descent descent(int version, CapabilityCode code, int other) {
    Set<CapabilityCode> at = Set.of(code);
    Set<Origin.Kind> kinds = EnumSet.noneOf(Origin.Kind.class);
    for (int now = version; now > other && !at.isEmpty(); now--) {
      at = earlier(now, at, kinds);
    }
    for (int now = version; now < other && !at.isEmpty(); now++) {
      at = later(now, at, kinds);
    }
    List<CapabilityCode> codes = codes(other).stream().filter(at::contains).toList();
    return new Descent(codes, codes.isEmpty() ? Set.of() : kinds);
  }

  private Set<CapabilityCode> earlier(
      int version, Set<CapabilityCode> codes, Set<Origin.Kind> kinds) {
    Set<CapabilityCode> before = new HashSet<>();
    for (CapabilityCode code : codes) {
      Node node = version(version).get(code);
      if (node != null) {
        before.addAll(node.origin().codes());
        note(node.origin(), kinds);
      }
    }
    return before;
  }

  private Set<CapabilityCode> later(
      int version, Set<CapabilityCode> codes, Set<Origin.Kind> kinds) {
    Set<CapabilityCode> after = new HashSet<>();
    for (CapabilityCode code : codes) {
      line(version, code)
          .flatMap(line -> code(line, version + 1))
          .ifPresent(next -> {
            after.add(next);
            origin(version + 1, next).ifPresent(origin -> note(origin, kinds));
          });
    }
    return after;
  }

  private static void note(Origin origin, Set<Origin.Kind> kinds) {
    switch (origin.kind()) {
      case REWORDED, SPLIT, MERGED -> kinds.add(origin.kind());
      case SAME, NEW -> {}
    }
  }

  private Map<CapabilityCode, Node> version(int version) {
    return version >= 1 && version <= versions.size() ? versions.get(version - 1) : Map.of();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lineage that && versions.equals(that.versions);
  }

  @Override
  public int hashCode() {
    return versions.hashCode();
  }
}
