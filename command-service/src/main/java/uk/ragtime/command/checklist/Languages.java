package uk.ragtime.command.checklist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.LanguageCode;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.ChecklistEvent.Section;
import uk.ragtime.kernel.event.ChecklistEvent.TitleTranslation;

/**
 * The languages of a checklist version, as its event has them.
 *
 * @param language null for English
 * @param translations of the title; null for none
 * @param sections their names; null where items name them
 */
public record Languages(
    @Nullable LanguageCode language,
    @Nullable List<TitleTranslation> translations,
    @Nullable List<Section> sections) {
  /** Of a version in English alone. */
  public static final Languages NONE = new Languages(null, null, null);

  /** All of it in one order, so that the same document is written the same. */
  static Languages of(
      @Nullable LanguageCode language,
      Map<LanguageCode, String> titles,
      Map<String, Map<LanguageCode, String>> sections) {
    List<Section> named =
        new TreeMap<>(sections)
            .entrySet().stream()
                .map(section -> new Section(section.getKey(), inOrder(section.getValue())))
                .toList();
    return new Languages(
        language, titles.isEmpty() ? null : inOrder(titles), named.isEmpty() ? null : named);
  }

  static Languages of(ChecklistVersionPublished event) {
    return new Languages(event.language(), event.translations(), event.sections());
  }

  private static List<TitleTranslation> inOrder(Map<LanguageCode, String> titles) {
    return new TreeMap<>(titles)
        .entrySet().stream()
            .map(title -> new TitleTranslation(title.getKey(), title.getValue()))
            .toList();
  }

  /** Whether they are the same, whether or not English is named. */
  boolean sameAs(Languages other) {
    return own().equals(other.own())
        && Objects.equals(translations, other.translations)
        && Objects.equals(sections, other.sections);
  }

  private LanguageCode own() {
    return language == null ? LanguageCode.ENGLISH : language;
  }
}
