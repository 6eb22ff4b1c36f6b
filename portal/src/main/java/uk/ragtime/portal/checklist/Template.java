package uk.ragtime.portal.checklist;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checklists that come with Ragtime. */
enum Template {
  WORKFORCE_INFANT_MENTAL_HEALTH,
  SERVICES_INFANT_MENTAL_HEALTH;

  /** Name in addresses and at the service. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String messageKey() {
    return "checklist.template." + slug();
  }

  static Optional<Template> of(String slug) {
    return Stream.of(values()).filter(template -> template.slug().equals(slug)).findFirst();
  }
}
