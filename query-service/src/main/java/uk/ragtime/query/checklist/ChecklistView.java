package uk.ragtime.query.checklist;

import java.util.ArrayList;
import java.util.Collection;
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
 * The version of a checklist through which ratings are looked at. Each of its items sees the
 * ratings on its own line and on those that it carries on; what they come to is decided in the
 * kernel, for all who decide and answer by it.
 */
public final class ChecklistView {
  /** Nothing can be seen through it. */
  public static final ChecklistView NONE =
      new ChecklistView(null, 0, List.of(), Lineage.NONE, Map.of());

  private final @Nullable ChecklistCode checklist;
  private final int version;
  private final List<Capability> capabilities;
  private final Lineage lineage;
  private final Map<Line, Long> numbers;
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<CapabilityCode, Ancestry> ancestries = new HashMap<>();

  /**
   * @param checklist null where there is none
   * @param capabilities of the version, in its order
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
  }

  /** Null where nothing can be seen. */
  public @Nullable ChecklistCode checklist() {
    return checklist;
  }

  public int version() {
    return version;
  }

  /** Those of the version, in its order. */
  public List<Capability> capabilities() {
    return capabilities;
  }

  /** What an item sees. */
  public Ancestry ancestry(CapabilityCode capability) {
    Ancestry found = ancestries.get(capability);
    if (found == null) {
      throw new IllegalArgumentException("not in this version: " + capability);
    }
    return found;
  }

  /** The numbers of all lines that any item sees. */
  public Set<Long> lineNumbers() {
    Set<Long> all = new LinkedHashSet<>();
    ancestries.values().forEach(it -> it.lines().forEach(line -> all.add(number(line))));
    return all;
  }

  /** The number by which a line is known in the read models. */
  public long number(Line line) {
    Long number = numbers.get(line);
    if (number == null) {
      throw new IllegalArgumentException("no line of this checklist: " + line);
    }
    return number;
  }

  /** How an item stands to another version. */
  public Descent descent(CapabilityCode capability, int otherVersion) {
    return lineage.descent(version, capability, otherVersion);
  }

  /** The items of another version that none of this one is or carries on, in its order. */
  public List<CapabilityCode> unmappedCodes(int otherVersion) {
    List<CapabilityCode> left = new ArrayList<>(lineage.codes(otherVersion));
    capabilities.forEach(it -> left.removeAll(descent(it.code(), otherVersion).codes()));
    return List.copyOf(left);
  }

  /**
   * Of the lines that somebody has rated, those of this checklist that no item sees, by the codes
   * that they had last.
   */
  public List<CapabilityCode> unmappedCodes(Collection<Long> rated) {
    Set<Long> seen = lineNumbers();
    return rated.stream()
        .filter(number -> !seen.contains(number))
        .map(lines::get)
        .filter(Objects::nonNull)
        .map(lineage::lastCode)
        .distinct()
        .sorted()
        .toList();
  }
}
