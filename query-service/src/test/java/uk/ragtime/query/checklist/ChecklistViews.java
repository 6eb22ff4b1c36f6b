package uk.ragtime.query.checklist;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;

/** Views of checklists that are in no database. */
public final class ChecklistViews {
  private ChecklistViews() {}

  /** An item that carries on the one of its code. */
  public static Lineage.Item item(String code) {
    return new Lineage.Item(new CapabilityCode(code), null);
  }

  public static Lineage.Item item(String code, Origin.Kind kind, String... codes) {
    return new Lineage.Item(
        new CapabilityCode(code),
        new Origin(kind, Arrays.stream(codes).map(CapabilityCode::new).toList()));
  }

  /** The last of these versions; a line's number is as {@link #line} says. */
  @SafeVarargs
  public static ChecklistView last(List<Lineage.Item>... versions) {
    return at(versions.length, versions);
  }

  @SafeVarargs
  public static ChecklistView at(int version, List<Lineage.Item>... versions) {
    Lineage lineage = Lineage.NONE;
    Map<Line, Long> numbers = new HashMap<>();
    for (int i = 0; i < versions.length; i++) {
      lineage = lineage.with(versions[i]);
      for (int place = 1; place <= versions[i].size(); place++) {
        numbers.put(new Line(i + 1, versions[i].get(place - 1).code()), line(i + 1, place));
      }
    }
    return new ChecklistView(
        new ChecklistCode("workforce"),
        version,
        versions[version - 1].stream().map(it -> capability(it.code())).toList(),
        lineage,
        numbers);
  }

  /** The number of the line that begins at a place of a version. */
  public static long line(int version, int place) {
    return version * 128L + place;
  }

  public static Capability capability(CapabilityCode code) {
    return capability(code, null);
  }

  private static Capability capability(CapabilityCode code, @Nullable OriginItem from) {
    return new Capability(code, "Title", "practice", "Guidance", "R", "A", "G", null, from);
  }
}
