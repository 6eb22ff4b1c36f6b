package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.LanguageCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.lineage.Origin;

/** All that can happen to a checklist. */
public sealed interface ChecklistEvent extends DomainEvent {
  ChecklistCode checklist();

  @Override
  default StreamId stream() {
    return StreamId.of(checklist());
  }

  /**
   * A version, counted from 1, was published; it never changes from then on.
   *
   * @param dropped the capabilities of the version before that nothing carries on; null where the
   *     version does not say
   * @param language of the texts that are not translations; null for English
   * @param translations of the title, in alphabetical order of their languages; null for none
   * @param sections the names of sections in each language; null where their codes are their names
   */
  record ChecklistVersionPublished(
      ChecklistCode checklist,
      int version,
      String title,
      List<Capability> capabilities,
      @Nullable Set<CapabilityCode> dropped,
      @Nullable LanguageCode language,
      @Nullable List<TitleTranslation> translations,
      @Nullable List<Section> sections)
      implements ChecklistEvent {
    /** A version in English alone. */
    public ChecklistVersionPublished(
        ChecklistCode checklist,
        int version,
        String title,
        List<Capability> capabilities,
        @Nullable Set<CapabilityCode> dropped) {
      this(checklist, version, title, capabilities, dropped, null, null, null);
    }
  }

  /** A title or name in another language. */
  record TitleTranslation(LanguageCode language, String title) {}

  /**
   * A section of a checklist version.
   *
   * @param section as capabilities name it
   * @param names in each language, that of the version among them
   */
  record Section(String section, List<TitleTranslation> names) {}

  /** A capability in another language. */
  record CapabilityTranslation(
      LanguageCode language,
      String title,
      String guidance,
      String red,
      String amber,
      String green) {}

  /**
   * One item of a checklist version, in the order in which it is shown.
   *
   * @param section the heading it stands under, such as {@code knowledge}
   * @param red what Red looks like; likewise amber and green
   * @param origin what it carries on of the version before; null where it does not say, which means
   *     the item of the same code, if there is one
   * @param translations in alphabetical order of their languages; null for none. In a language that
   *     is missing, the item is shown in that of the version
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Capability(
      CapabilityCode code,
      String title,
      String section,
      String guidance,
      String red,
      String amber,
      String green,
      @Nullable Origin origin,
      @Nullable List<CapabilityTranslation> translations) {
    /** An item without translations. */
    public Capability(
        CapabilityCode code,
        String title,
        String section,
        String guidance,
        String red,
        String amber,
        String green,
        @Nullable Origin origin) {
      this(code, title, section, guidance, red, amber, green, origin, null);
    }
  }
}
