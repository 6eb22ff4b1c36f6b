package uk.ragtime.portal.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.Profile;

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
    String named = listed.section() == null ? null : section(listed.section());
    return translated(listed.code())
        .map(texts ->
            new Lists.Capability(
                listed.code(),
                texts.title(),
                named,
                texts.guidance(),
                texts.red(),
                texts.amber(),
                texts.green(),
                listed.from()))
        .orElseGet(() -> listed.under(named).in(lang(listed.code())));
  }

  /** The version with its title and its items in the language. */
  public Lists.Checklist version(Lists.Checklist listed) {
    ChecklistDocument source = document;
    boolean titled = source == null || source.translations().containsKey(language);
    return new Lists.Checklist(
        listed.checklist(),
        listed.version(),
        source == null ? listed.title() : source.title(language),
        listed.capabilities().stream().map(this::item).toList(),
        listed.languages(),
        titled ? null : foreign());
  }

  /** The profile with titles in the language. */
  public Profile of(Profile profile) {
    return document == null ? profile : profile.titled(this::title, this::section);
  }

  /** The movement with titles in the language. */
  public Movement of(Movement movement) {
    return document == null ? movement : movement.titled(this::title, this::section);
  }

  /** The areas with titles of capabilities in the language. */
  public AreaMatrix of(AreaMatrix matrix) {
    return document == null ? matrix : matrix.titled(this::title, this::section);
  }

  public String title(String code, String listed) {
    return translated(code).map(ChecklistDocument.Texts::title).orElse(listed);
  }

  /** Name of a section; its code where the document names none, for the portal's own words. */
  public String section(String code) {
    return document == null ? code : document.section(code, language);
  }

  /** Language of an item's texts, for {@code lang}; null if it is that of the page. */
  public @Nullable String lang(String code) {
    return translated(code).isPresent() ? null : foreign();
  }

  /** Language of the document; null if it is that of the page. */
  private @Nullable String foreign() {
    return document == null || language.equals(document.language()) ? null : document.language();
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
