package uk.ragtime.kernel.lineage;

import static java.util.stream.Collectors.toCollection;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Rating;

/**
 * An item of a checklist version and everything that it carries on, as paths from the item's own
 * line back to a line that begins with nothing before it. There is one path unless the item, or one
 * that it carries on, took the place of several.
 *
 * <p>Along a path the nearest line that has a rating speaks: what an item carries on counts until
 * the item itself is rated. All paths have to say the same, or nothing is claimed.
 *
 * @param paths each with the item's own line first; never empty
 */
public record Ancestry(List<List<Line>> paths) {
  public Ancestry {
    paths = paths.stream().map(List::copyOf).toList();
  }

  /** The line that the item is on itself. */
  public Line own() {
    return paths.getFirst().getFirst();
  }

  /** All lines, the item's own first. */
  public Set<Line> lines() {
    return paths.stream().flatMap(List::stream).collect(toCollection(LinkedHashSet::new));
  }

  /** Whether it is one line and carries on no other. */
  public boolean isPlain() {
    return paths.size() == 1 && paths.getFirst().size() == 1;
  }

  /**
   * The rating that the item has.
   *
   * @param onLine what stands on a line; null where nothing does
   * @param latest tells of two entries which was given later
   */
  public <E> Woven<E> weave(
      Function<Line, @Nullable E> onLine, Function<E, Rating> rating, Comparator<E> latest) {
    if (paths.size() == 1) {
      return Woven.of(nearest(paths.getFirst(), onLine));
    }
    return Woven.together(
        paths.stream().map(path -> Woven.of(nearest(path, onLine))).toList(), rating, latest);
  }

  private static <E> @Nullable E nearest(List<Line> path, Function<Line, @Nullable E> onLine) {
    for (Line line : path) {
      E entry = onLine.apply(line);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }
}
