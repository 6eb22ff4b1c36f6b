package uk.ragtime.query.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.LanguageCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.CapabilityTranslation;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.ChecklistEvent.Section;
import uk.ragtime.kernel.event.ChecklistEvent.TitleTranslation;
import uk.ragtime.kernel.lineage.Origin;

/**
 * A checklist version as a document that can be published again: it says what the published one
 * said.
 *
 * @param language null for English
 * @param translations of the title, by language; null for none
 * @param sections their names, by section and language; null where items name them
 * @param dropped null where the version does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChecklistDocument(
    @Nullable LanguageCode language,
    String title,
    @Nullable Map<String, Title> translations,
    @Nullable Map<String, Map<String, String>> sections,
    List<Item> capabilities,
    @Nullable Collection<CapabilityCode> dropped) {
  /** A title in another language. */
  record Title(String title) {}

  /** A capability in another language. */
  record Texts(String title, String guidance, String red, String amber, String green) {
    static Texts of(CapabilityTranslation texts) {
      return new Texts(texts.title(), texts.guidance(), texts.red(), texts.amber(), texts.green());
    }
  }

  /**
   * A capability.
   *
   * @param translations by language; null for none
   * @param from null where the version does not say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      CapabilityCode code,
      String section,
      String title,
      String guidance,
      String red,
      String amber,
      String green,
      @Nullable Map<String, Texts> translations,
      @Nullable OriginItem from) {
    static Item of(ChecklistEvent.Capability capability) {
      Origin origin = capability.origin();
      return new Item(
          capability.code(),
          capability.section(),
          capability.title(),
          capability.guidance(),
          capability.red(),
          capability.amber(),
          capability.green(),
          byLanguage(capability.translations()),
          origin == null ? null : OriginItem.of(origin));
    }

    private static @Nullable Map<String, Texts> byLanguage(
        @Nullable List<CapabilityTranslation> translations) {
      if (translations == null) {
        return null;
      }
      Map<String, Texts> texts = new LinkedHashMap<>();
      translations.forEach(it -> texts.put(it.language().value(), Texts.of(it)));
      return texts;
    }
  }

  static ChecklistDocument of(ChecklistVersionPublished version) {
    return new ChecklistDocument(
        version.language(),
        version.title(),
        titles(version.translations()),
        sections(version.sections()),
        version.capabilities().stream().map(Item::of).toList(),
        version.dropped());
  }

  private static @Nullable Map<String, Title> titles(
      @Nullable List<TitleTranslation> translations) {
    if (translations == null) {
      return null;
    }
    Map<String, Title> titles = new LinkedHashMap<>();
    translations.forEach(it -> titles.put(it.language().value(), new Title(it.title())));
    return titles;
  }

  private static @Nullable Map<String, Map<String, String>> sections(
      @Nullable List<Section> sections) {
    if (sections == null) {
      return null;
    }
    Map<String, Map<String, String>> named = new LinkedHashMap<>();
    for (Section section : sections) {
      Map<String, String> names = new LinkedHashMap<>();
      section.names().forEach(name -> names.put(name.language().value(), name.title()));
      named.put(section.section(), names);
    }
    return named;
  }
}
