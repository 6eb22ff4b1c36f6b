package uk.ragtime.portal.checklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.Words;

/**
 * A version of a checklist in one language, and what changed against the version before.
 *
 * @param language of the texts
 * @param languages names of all its languages
 * @param changes numbers of items by their origin, as sentences; empty for a first version
 * @param dropped titles of the items that nothing continues
 */
record VersionPage(
    String code,
    int version,
    String title,
    String language,
    List<String> languages,
    int items,
    List<Section> sections,
    List<String> changes,
    List<String> dropped) {

  record Section(String name, List<Item> items) {}

  /**
   * An item.
   *
   * @param change against the version before, as a sentence; null if it is unchanged
   */
  record Item(
      String code,
      String title,
      String guidance,
      String red,
      String amber,
      String green,
      @Nullable String change) {}

  /**
   * @param before the version before; null if it is the first
   * @param wanted language of the page
   */
  static VersionPage of(
      String code,
      int version,
      ChecklistDocument document,
      @Nullable ChecklistDocument before,
      Locale wanted,
      Words words) {
    String own = Optional.ofNullable(document.language()).orElse("en");
    String language =
        document.languages().contains(wanted.getLanguage()) ? wanted.getLanguage() : own;
    Map<String, String> titles =
        before == null
            ? Map.of()
            : before.capabilities().stream()
                .collect(
                    Collectors.toMap(
                        ChecklistDocument.Item::code,
                        item -> item.in(language).title(),
                        (a, _) -> a));
    Map<String, List<Item>> sections = new LinkedHashMap<>();
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    List<String> continued = new ArrayList<>();
    for (ChecklistDocument.Item item : document.capabilities()) {
      Lists.Origin origin = originOf(item, titles.keySet());
      Kind kind = Kind.of(origin);
      continued.addAll(origin.codes());
      counts.merge(kind, 1, Integer::sum);
      sections
          .computeIfAbsent(document.section(item.section(), language), _ -> new ArrayList<>())
          .add(item(item, language, before, origin, kind, titles, words));
    }
    List<String> dropped =
        titles.entrySet().stream()
            .filter(it -> !continued.contains(it.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    return new VersionPage(
        code,
        version,
        document.title(language),
        language,
        document.languages().stream().map(it -> nameOf(it, wanted)).toList(),
        document.capabilities().size(),
        sections.entrySet().stream()
            .map(it -> new Section(it.getKey(), List.copyOf(it.getValue())))
            .toList(),
        before == null ? List.of() : changes(counts, dropped.size(), words),
        dropped);
  }

  static String nameOf(String language, Locale in) {
    return Locale.of(language).getDisplayLanguage(in);
  }

  /** Origins of items. */
  enum Kind {
    SAME,
    REWORDED,
    SPLIT,
    MERGED,
    NEW;

    static Kind of(Lists.Origin origin) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(origin.kind())) {
          return kind;
        }
      }
      return NEW;
    }
  }

  /** Declared origin; without one, an item continues the one of its code. */
  private static Lists.Origin originOf(ChecklistDocument.Item item, Set<String> before) {
    Lists.Origin declared = item.origin();
    if (declared != null) {
      return declared;
    }
    return before.contains(item.code())
        ? new Lists.Origin("same", List.of(item.code()))
        : new Lists.Origin("new", List.of());
  }

  private static Item item(
      ChecklistDocument.Item item,
      String language,
      @Nullable ChecklistDocument before,
      Lists.Origin origin,
      Kind kind,
      Map<String, String> titles,
      Words words) {
    ChecklistDocument.Texts texts = item.in(language);
    return new Item(
        item.code(),
        texts.title(),
        texts.guidance(),
        texts.red(),
        texts.amber(),
        texts.green(),
        before == null ? null : change(item, language, before, origin, kind, titles, words));
  }

  private static @Nullable String change(
      ChecklistDocument.Item item,
      String language,
      ChecklistDocument before,
      Lists.Origin origin,
      Kind kind,
      Map<String, String> titles,
      Words words) {
    String former =
        origin.codes().stream()
            .map(code -> titles.getOrDefault(code, code))
            .collect(Collectors.joining("; "));
    return switch (kind) {
      case SAME -> same(item, language, before, origin, former, words);
      case REWORDED, SPLIT, MERGED -> words.say("checklist.change." + kind, former);
      case NEW -> words.say("checklist.change.NEW");
    };
  }

  private static @Nullable String same(
      ChecklistDocument.Item item,
      String language,
      ChecklistDocument before,
      Lists.Origin origin,
      String former,
      Words words) {
    Optional<ChecklistDocument.Item> old =
        before.capabilities().stream().filter(it -> origin.codes().contains(it.code())).findFirst();
    if (old.filter(it -> it.in(language).equals(item.in(language))).isPresent()) {
      return old.filter(it -> !it.code().equals(item.code())).isPresent()
          ? words.say("checklist.change.RENAMED", old.get().code())
          : null;
    }
    return words.say("checklist.change.EDITED", former);
  }

  static List<String> changes(Map<Kind, Integer> counts, int dropped, Words words) {
    List<String> sentences = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = counts.getOrDefault(kind, 0);
      if (count > 0) {
        sentences.add(words.say("checklist.count." + kind, count));
      }
    }
    if (dropped > 0) {
      sentences.add(words.say("checklist.count.DROPPED", dropped));
    }
    return List.copyOf(sentences);
  }
}
