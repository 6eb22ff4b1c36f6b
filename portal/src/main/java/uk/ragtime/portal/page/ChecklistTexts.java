package uk.ragtime.portal.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists;

/**
 * Texts of a version of a checklist in the language of a page. An item is translated in full or not
 * at all; one that is not stays in the language of the version.
 *
 * @param document null where texts are shown as they are
 * @param language code of the page's language
 */
public record ChecklistTexts(@Nullable ChecklistDocument document, String language) {
  /** Texts as the lists have them. */
  public static final ChecklistTexts AS_LISTED = new ChecklistTexts(null, "");

  /** The item with its texts in the language. */
  public Lists.Capability item(Lists.Capability listed) {
    return translated(listed.code())
        .map(texts ->
            new Lists.Capability(
                listed.code(),
                texts.title(),
                listed.section(),
                texts.guidance(),
                texts.red(),
                texts.amber(),
                texts.green(),
                listed.from()))
        .orElse(listed);
  }

  public String title(String code, String listed) {
    return translated(code).map(ChecklistDocument.Texts::title).orElse(listed);
  }

  /** Language of an item's texts, for {@code lang}; null if it is that of the page. */
  public @Nullable String lang(String code) {
    if (document == null || translated(code).isPresent()) {
      return null;
    }
    return language.equals(document.language()) ? null : document.language();
  }

  private Optional<ChecklistDocument.Texts> translated(String code) {
    return document == null
        ? Optional.empty()
        : document.capabilities().stream()
            .filter(item -> item.code().equals(code))
            .findFirst()
            .map(item -> item.translations().get(language));
  }
}
