package uk.ragtime.portal.checklist;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.Words;

/** All checklists of a partnership with their versions, latest first. */
record ChecklistsPage(List<Entry> checklists) {

  /** A checklist, under the title of its latest version. */
  record Entry(String code, String title, @Nullable String lang, List<Version> versions) {}

  /**
   * A version.
   *
   * @param lang language of the title; null if it is that of the page
   * @param changes against the version before, as sentences; empty for a first version
   * @param cycles names of those that use it
   */
  record Version(
      int number,
      String title,
      @Nullable String lang,
      int items,
      List<String> changes,
      List<String> languages,
      List<String> cycles) {}

  /** Titles in another language than that of the page. */
  public List<Passage> foreign() {
    return Passage.foreign(
        checklists.stream()
            .flatMap(entry -> entry.versions().stream())
            .map(version -> new Passage(version.title(), version.lang())));
  }

  static ChecklistsPage of(
      List<Lists.Checklist> versions,
      List<ReferenceData.Cycle> cycles,
      Locale locale,
      Words words) {
    Map<String, List<Lists.Checklist>> byCode =
        versions.stream()
            .collect(
                Collectors.groupingBy(
                    Lists.Checklist::checklist, TreeMap::new, Collectors.toList()));
    return new ChecklistsPage(
        byCode.entrySet().stream()
            .map(it -> entry(it.getKey(), it.getValue(), cycles, locale, words))
            .toList());
  }

  private static Entry entry(
      String code,
      List<Lists.Checklist> versions,
      List<ReferenceData.Cycle> cycles,
      Locale locale,
      Words words) {
    List<Lists.Checklist> latestFirst =
        versions.stream()
            .sorted(Comparator.comparingInt(Lists.Checklist::version).reversed())
            .toList();
    Map<Integer, Lists.Checklist> byNumber =
        versions.stream()
            .collect(Collectors.toMap(Lists.Checklist::version, Function.identity(), (a, _) -> a));
    return new Entry(
        code,
        latestFirst.getFirst().title(),
        latestFirst.getFirst().lang(),
        latestFirst.stream().map(it -> version(it, byNumber, cycles, locale, words)).toList());
  }

  private static Version version(
      Lists.Checklist checklist,
      Map<Integer, Lists.Checklist> byNumber,
      List<ReferenceData.Cycle> cycles,
      Locale locale,
      Words words) {
    Lists.Checklist before = byNumber.get(checklist.version() - 1);
    return new Version(
        checklist.version(),
        checklist.title(),
        checklist.lang(),
        checklist.capabilities().size(),
        before == null ? List.of() : changes(checklist, before, words),
        checklist.languages().stream().map(it -> VersionPage.nameOf(it, locale)).toList(),
        cycles.stream()
            .filter(cycle -> !cycle.isCancelled())
            .filter(cycle ->
                cycle.checklist().equals(checklist.checklist())
                    && cycle.version() == checklist.version())
            .map(ReferenceData.Cycle::name)
            .toList());
  }

  private static List<String> changes(
      Lists.Checklist checklist, Lists.Checklist before, Words words) {
    Set<String> codes =
        before.capabilities().stream().map(Lists.Capability::code).collect(Collectors.toSet());
    Set<String> dropped = new HashSet<>(codes);
    Map<VersionPage.Kind, Integer> counts = new TreeMap<>();
    for (Lists.Capability item : checklist.capabilities()) {
      Lists.Origin origin = item.from();
      VersionPage.Kind kind =
          origin != null
              ? VersionPage.Kind.of(origin)
              : codes.contains(item.code()) ? VersionPage.Kind.SAME : VersionPage.Kind.NEW;
      counts.merge(kind, 1, Integer::sum);
      item.carriesOn().forEach(dropped::remove);
    }
    return VersionPage.changes(counts, dropped.size(), words);
  }
}
