package uk.ragtime.query.checklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Descent;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;

/**
 * Ratings as seen through one version of a checklist. Each of its items sees the ratings on its own
 * line and on the lines that it continues. The kernel decides how these combine, for both services.
 */
public final class ChecklistView {
  /** A view without items. */
  public static final ChecklistView NONE =
      new ChecklistView(null, 0, List.of(), Lineage.NONE, Map.of());

  private final @Nullable ChecklistCode checklist;
  private final int version;
  private final List<Capability> capabilities;
  private final Lineage lineage;
  private final Map<Line, Long> numbers;
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<CapabilityCode, Ancestry> ancestries = new HashMap<>();
  private final Set<Long> seen = new LinkedHashSet<>();
  private final Set<Long> unseen;

  /**
   * @param checklist null if there is none
   * @param capabilities of the version, in order
   * @param lineage of all versions of the checklist
   * @param numbers of all lines
   */
  public ChecklistView(
      @Nullable ChecklistCode checklist,
      int version,
      List<Capability> capabilities,
      Lineage lineage,
      Map<Line, Long> numbers) {
    this.checklist = checklist;
    this.version = version;
    this.capabilities = List.copyOf(capabilities);
    this.lineage = lineage;
    this.numbers = Map.copyOf(numbers);
    numbers.forEach((line, number) -> lines.put(number, line));
    capabilities.forEach(it -> ancestries.put(it.code(), lineage.ancestry(version, it.code())));
    ancestries.values().forEach(it -> it.lines().forEach(line -> seen.add(number(line))));
    unseen = new LinkedHashSet<>(lines.keySet());
    unseen.removeAll(seen);
  }

  /** Null for {@link #NONE}. */
  public @Nullable ChecklistCode checklist() {
    return checklist;
  }

  public int version() {
    return version;
  }

  /** Capabilities of the version, in order. */
  public List<Capability> capabilities() {
    return capabilities;
  }

  /** Lines that an item sees. */
  public Ancestry ancestry(CapabilityCode capability) {
    Ancestry found = ancestries.get(capability);
    if (found == null) {
      throw new IllegalArgumentException("not in this version: " + capability);
    }
    return found;
  }

  /** Numbers of all lines that any item sees. */
  public Set<Long> lineNumbers() {
    return Collections.unmodifiableSet(seen);
  }

  /** Numbers of the lines of this checklist that no item sees. */
  public Set<Long> unseenLines() {
    return Collections.unmodifiableSet(unseen);
  }

  /** Number that identifies a line in the read models. */
  public long number(Line line) {
    Long number = numbers.get(line);
    if (number == null) {
      throw new IllegalArgumentException("no line of this checklist: " + line);
    }
    return number;
  }

  /** Relation of an item to another version. */
  public Descent descent(CapabilityCode capability, int otherVersion) {
    return lineage.descent(version, capability, otherVersion);
  }

  /** Items of another version that no item of this one is or continues, in order. */
  public List<CapabilityCode> unmappedCodes(int otherVersion) {
    List<CapabilityCode> left = new ArrayList<>(lineage.codes(otherVersion));
    capabilities.forEach(it -> left.removeAll(descent(it.code(), otherVersion).codes()));
    return List.copyOf(left);
  }

  /** Last codes of those of the unseen lines that are rated. */
  public List<CapabilityCode> unmappedCodes(Collection<Long> rated) {
    return rated.stream()
        .filter(unseen::contains)
        .map(lines::get)
        .filter(Objects::nonNull)
        .map(lineage::lastCode)
        .distinct()
        .sorted()
        .toList();
  }
}
