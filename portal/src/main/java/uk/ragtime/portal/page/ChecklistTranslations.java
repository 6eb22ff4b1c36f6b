package uk.ragtime.portal.page;

import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;

/** Reads translations of checklists, for pages in another language than English alone. */
@Component
public class ChecklistTranslations {
  private final ReferenceData references;

  ChecklistTranslations(ReferenceData references) {
    this.references = references;
  }

  /** Texts of a version in the language of the page being made. */
  public ChecklistTexts texts(Visitor visitor, String partnership, String checklist, int version) {
    Language language = Language.current();
    return switch (language) {
      case ENGLISH -> ChecklistTexts.AS_LISTED;
      case WELSH -> {
        try {
          yield new ChecklistTexts(
              references.document(visitor, partnership, checklist, version, 0), language.code());
        } catch (Failure.NotFound _) {
          yield ChecklistTexts.AS_LISTED;
        }
      }
    };
  }
}
