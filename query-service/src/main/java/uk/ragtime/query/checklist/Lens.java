package uk.ragtime.query.checklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;

/**
 * The version of a checklist through which ratings are looked at, with what each of its
 * capabilities was called before. A capability carries on the one that it maps from, or else the
 * one of the same code; so ratings given under an older version are seen as far as somebody
 * declared what became of them.
 */
public final class Lens {
  /** Nothing can be seen through it. */
  public static final Lens NONE = new Lens(List.of(), Map.of(), Map.of());

  private final List<Capability> capabilities;
  private final Map<CapabilityCode, NavigableMap<Integer, CapabilityCode>> lines;
  private final Map<Integer, List<CapabilityCode>> versions;

  private Lens(
      List<Capability> capabilities,
      Map<CapabilityCode, NavigableMap<Integer, CapabilityCode>> lines,
      Map<Integer, List<CapabilityCode>> versions) {
    this.capabilities = capabilities;
    this.lines = lines;
    this.versions = versions;
  }

  /**
   * Looks through the last of these versions.
   *
   * @param versions of one checklist, from the first on
   */
  public static Lens of(NavigableMap<Integer, List<Capability>> versions) {
    if (versions.isEmpty()) {
      return NONE;
    }
    Map<CapabilityCode, NavigableMap<Integer, CapabilityCode>> lines = new LinkedHashMap<>();
    for (Capability capability : versions.lastEntry().getValue()) {
      lines.put(capability.code(), line(capability, versions));
    }
    Map<Integer, List<CapabilityCode>> codes = new HashMap<>();
    versions.forEach(
        (version, all) -> codes.put(version, all.stream().map(Capability::code).toList()));
    return new Lens(versions.lastEntry().getValue(), lines, codes);
  }

  private static NavigableMap<Integer, CapabilityCode> line(
      Capability last, NavigableMap<Integer, List<Capability>> versions) {
    NavigableMap<Integer, CapabilityCode> line = new TreeMap<>();
    @Nullable Capability at = last;
    @Nullable Integer version = versions.lastKey();
    while (at != null && version != null) {
      line.put(version, at.code());
      version = versions.lowerKey(version);
      at = version == null ? null : before(at, versions.getOrDefault(version, List.of()));
    }
    return line;
  }

  private static @Nullable Capability before(Capability capability, List<Capability> older) {
    CapabilityCode mapped = capability.mapsFrom();
    CapabilityCode code = mapped == null ? capability.code() : mapped;
    return older.stream().filter(it -> it.code().equals(code)).findFirst().orElse(null);
  }

  /** Those of the version looked through, in its order. */
  public List<Capability> capabilities() {
    return capabilities;
  }

  /** All that a capability has ever been called, its present code among them. */
  public Set<CapabilityCode> names(CapabilityCode capability) {
    return Set.copyOf(line(capability).values());
  }

  /** Whether any of its capabilities has ever been called otherwise. */
  public boolean hasRenamed() {
    return lines.values().stream().anyMatch(line -> Set.copyOf(line.values()).size() > 1);
  }

  /** What a capability was called in an earlier version; empty where it carries on nothing. */
  public Optional<CapabilityCode> in(int version, CapabilityCode capability) {
    return Optional.ofNullable(line(capability).get(version));
  }

  /** The capabilities of an earlier version that none of this one carries on, in its order. */
  public List<CapabilityCode> unmapped(int version) {
    List<CapabilityCode> left = new ArrayList<>(versions.getOrDefault(version, List.of()));
    lines.values().forEach(line -> left.remove(line.get(version)));
    return List.copyOf(left);
  }

  /** Of the codes that somebody has used, those that none of its capabilities has ever had. */
  public List<CapabilityCode> strangers(Collection<CapabilityCode> used) {
    Set<CapabilityCode> known =
        lines.values().stream()
            .flatMap(line -> line.values().stream())
            .collect(Collectors.toUnmodifiableSet());
    return used.stream().filter(code -> !known.contains(code)).sorted().toList();
  }

  private NavigableMap<Integer, CapabilityCode> line(CapabilityCode capability) {
    return lines.getOrDefault(capability, new TreeMap<>());
  }
}
