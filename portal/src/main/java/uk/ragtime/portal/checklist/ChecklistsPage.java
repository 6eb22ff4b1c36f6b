package uk.ragtime.portal.checklist;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.Words;

/** All checklists of a partnership with their versions, latest first. */
record ChecklistsPage(List<Entry> checklists) {

  /** A checklist, under the title of its latest version. */
  record Entry(String code, String title, List<Version> versions) {}

  /**
   * A version.
   *
   * @param changes against the version before, as sentences; empty for a first version
   * @param cycles names of those that use it
   */
  record Version(
      int number,
      String title,
      int items,
      List<String> changes,
      List<String> languages,
      List<String> cycles) {}

  /** A version and its languages. */
  record Documented(Lists.Checklist checklist, ChecklistDocument document) {}

  static ChecklistsPage of(
      List<Documented> versions, List<ReferenceData.Cycle> cycles, Locale locale, Words words) {
    Map<String, List<Documented>> byCode =
        versions.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.checklist().checklist(), TreeMap::new, Collectors.toList()));
    return new ChecklistsPage(
        byCode.entrySet().stream()
            .map(it -> entry(it.getKey(), it.getValue(), cycles, locale, words))
            .toList());
  }

  private static Entry entry(
      String code,
      List<Documented> versions,
      List<ReferenceData.Cycle> cycles,
      Locale locale,
      Words words) {
    List<Documented> latestFirst =
        versions.stream()
            .sorted(Comparator.comparingInt((Documented it) -> it.checklist().version()).reversed())
            .toList();
    Map<Integer, Lists.Checklist> byNumber =
        versions.stream()
            .collect(
                Collectors.toMap(
                    it -> it.checklist().version(), Documented::checklist, (a, _) -> a));
    return new Entry(
        code,
        title(latestFirst.getFirst(), locale),
        latestFirst.stream().map(it -> version(it, byNumber, cycles, locale, words)).toList());
  }

  private static Version version(
      Documented version,
      Map<Integer, Lists.Checklist> byNumber,
      List<ReferenceData.Cycle> cycles,
      Locale locale,
      Words words) {
    Lists.Checklist checklist = version.checklist();
    Lists.Checklist before = byNumber.get(checklist.version() - 1);
    return new Version(
        checklist.version(),
        title(version, locale),
        checklist.capabilities().size(),
        before == null ? List.of() : changes(checklist, before, words),
        version.document().languages().stream().map(it -> VersionPage.nameOf(it, locale)).toList(),
        cycles.stream()
            .filter(cycle -> !cycle.isCancelled())
            .filter(cycle ->
                cycle.checklist().equals(checklist.checklist())
                    && cycle.version() == checklist.version())
            .map(ReferenceData.Cycle::name)
            .toList());
  }

  private static String title(Documented version, Locale locale) {
    return version.document().title(locale.getLanguage());
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
