package uk.ragtime.portal.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.DistinctNames;
import uk.ragtime.portal.api.Lists;

/**
 * Checklists that a partnership rates, and the one that a page shows. Pages name it only if there
 * are several.
 *
 * @param all ordered by title; always contains the one shown
 * @param shown null if no cycle is known
 */
public record ChecklistChoice(List<Named> all, @Nullable Named shown) {

  /**
   * A checklist, with its title in its latest cycle, and its code if others have that too.
   *
   * @param lang language of the title; null if it is that of the page
   */
  public record Named(String code, String title, @Nullable String lang) {
    private Named titled(String other) {
      return new Named(code, other, lang);
    }
  }

  /**
   * @param shown code of the one that the page shows
   */
  public static ChecklistChoice of(
      @Nullable String shown, List<Lists.Cycle> cycles, List<Lists.Checklist> published) {
    Stream<String> rated =
        cycles.stream().filter(Lists.Cycle::hasOpened).map(Lists.Cycle::checklist);
    List<Named> titled =
        Stream.concat(rated, Stream.ofNullable(shown))
            .distinct()
            .map(code -> named(code, cycles, published))
            .toList();
    List<Named> all =
        DistinctNames.in(titled, Named::code, Named::title, Named::titled).stream()
            .sorted(Comparator.comparing(Named::title).thenComparing(Named::code))
            .toList();
    return new ChecklistChoice(
        all, all.stream().filter(one -> one.code().equals(shown)).findFirst().orElse(null));
  }

  public boolean isSeveral() {
    return all.size() > 1;
  }

  /** Code of the one shown, for addresses; null if there is no other. */
  public @Nullable String code() {
    return isSeveral() && shown != null ? shown.code() : null;
  }

  /** Title of the one shown; empty if there is no other. */
  public String title() {
    return isSeveral() && shown != null ? shown.title() : "";
  }

  /** Language of the title of the one shown; null if it is that of the page. */
  public @Nullable String lang() {
    return shown == null ? null : shown.lang();
  }

  /** Titles in another language than that of the page. */
  public List<Passage> foreign() {
    return Passage.foreign(all.stream().map(it -> new Passage(it.title(), it.lang())));
  }

  public boolean isShown(Named one) {
    return one.equals(shown);
  }

  private static Named named(
      String code, List<Lists.Cycle> cycles, List<Lists.Checklist> published) {
    int inUse =
        cycles.stream()
            .filter(cycle -> cycle.checklist().equals(code) && cycle.hasOpened())
            .mapToInt(Lists.Cycle::version)
            .max()
            .orElse(Integer.MAX_VALUE);
    return published.stream()
        .filter(it -> it.checklist().equals(code) && it.version() <= inUse)
        .max(Comparator.comparingInt(Lists.Checklist::version))
        .map(it -> new Named(code, it.title(), it.lang()))
        .orElseGet(() -> new Named(code, code, null));
  }
}
