package uk.ragtime.portal.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists.Origin;

/**
 * A version of a checklist in all its languages.
 *
 * @param language of the texts that are not translations
 * @param translations of the title, by language
 * @param sections names of sections, each by language
 * @param dropped items of the version before that nothing continues
 */
public record ChecklistDocument(
    String title,
    @Nullable String language,
    Map<String, Title> translations,
    Map<String, Map<String, String>> sections,
    List<Item> capabilities,
    List<String> dropped) {
  private static final String ENGLISH = "en";

  public ChecklistDocument {
    language = Objects.requireNonNullElse(language, ENGLISH);
    translations = Objects.requireNonNullElse(translations, Map.of());
    sections = Objects.requireNonNullElse(sections, Map.of());
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
    dropped = Objects.requireNonNullElse(dropped, List.of());
  }

  /** Title in one language. */
  public record Title(String title) {}

  /** Texts of an item in one language. */
  public record Texts(String title, String guidance, String red, String amber, String green) {}

  /**
   * An item.
   *
   * @param mapsFrom short for {@code from} of the kind same
   */
  public record Item(
      String code,
      String section,
      String title,
      String guidance,
      String red,
      String amber,
      String green,
      Map<String, Texts> translations,
      @Nullable String mapsFrom,
      @Nullable Origin from) {
    public Item {
      translations = Objects.requireNonNullElse(translations, Map.of());
    }

    /** Texts in a language, or in that of the document. */
    public Texts in(String other) {
      return translations.getOrDefault(other, new Texts(title, guidance, red, amber, green));
    }

    /** Declared origin; null if the item continues the one of its code. */
    public @Nullable Origin origin() {
      return from == null && mapsFrom != null ? new Origin("same", List.of(mapsFrom)) : from;
    }
  }

  public String title(String other) {
    Title translated = translations.get(other);
    return translated == null ? title : translated.title();
  }

  /** Name of a section; its code if the document names none. */
  public String section(String code, String other) {
    Map<String, String> names = sections.getOrDefault(code, Map.of());
    return names.getOrDefault(
        other, names.getOrDefault(Objects.requireNonNullElse(language, ENGLISH), code));
  }

  /** All languages, that of the document first. */
  public List<String> languages() {
    TreeSet<String> others = new TreeSet<>(translations.keySet());
    capabilities.forEach(item -> others.addAll(item.translations().keySet()));
    others.remove(language);
    return Stream.concat(Stream.ofNullable(language), others.stream()).toList();
  }
}
