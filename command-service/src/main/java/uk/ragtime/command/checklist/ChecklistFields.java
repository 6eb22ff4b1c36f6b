package uk.ragtime.command.checklist;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.LanguageCode;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.CapabilityTranslation;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/**
 * A checklist document, parsed and validated as a whole.
 *
 * @param dropped null if the document has no such field
 * @param accountsForAll whether it has a {@code from} or a {@code dropped}, and so must account for
 *     every capability of the version before
 */
record ChecklistFields(
    String title,
    List<Capability> capabilities,
    @Nullable Set<CapabilityCode> dropped,
    boolean accountsForAll,
    Languages languages) {
  /** A checklist for one meeting has some dozens of items at most. */
  static final int MAX_CAPABILITIES = 100;

  /** More languages than any partnership speaks. */
  private static final int MAX_LANGUAGES = 10;

  /** A descriptor is a paragraph or two. */
  private static final int MAX_PROSE = 2000;

  /** A title is a line. */
  private static final int MAX_LINE = 200;

  /**
   * @throws uk.ragtime.web.ProblemException with all violations
   */
  static ChecklistFields read(Fields fields) {
    var title = fields.required("title", TextParsers.line(MAX_LINE));
    var language = fields.optional("language", FieldParsers.code(LanguageCode::new));
    LanguageCode own = language.or(LanguageCode.ENGLISH);
    Map<LanguageCode, Field<String>> titles = titles(fields, own);
    Map<String, Map<LanguageCode, String>> sections = sections(fields, own);
    List<Item> items =
        fields.objects("capabilities", 1, MAX_CAPABILITIES).stream()
            .map(item -> Item.of(item, own))
            .toList();
    boolean saysWhatIsDropped = fields.has("dropped");
    Set<CapabilityCode> dropped =
        fields.set("dropped", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
    requireDistinct(fields, items);
    requireKnownSections(fields, items, sections);
    fields.check();
    return new ChecklistFields(
        title.get(),
        items.stream().map(Item::capability).toList(),
        saysWhatIsDropped ? dropped : null,
        saysWhatIsDropped || items.stream().anyMatch(item -> item.from().isPresent()),
        Languages.of(language.orNull(), valuesOf(titles), sections));
  }

  private static Map<LanguageCode, Field<String>> titles(Fields fields, LanguageCode own) {
    Map<LanguageCode, Field<String>> titles = new TreeMap<>();
    inOtherLanguages(fields, own)
        .forEach((language, translated) ->
            titles.put(language, translated.required("title", TextParsers.line(MAX_LINE))));
    return titles;
  }

  private static Map<LanguageCode, String> valuesOf(Map<LanguageCode, Field<String>> titles) {
    Map<LanguageCode, String> values = new TreeMap<>();
    titles.forEach((language, title) -> values.put(language, title.get()));
    return values;
  }

  /** The translations of a document or an item, none of which is into its own language. */
  private static Map<LanguageCode, Fields> inOtherLanguages(Fields fields, LanguageCode own) {
    Map<LanguageCode, Fields> translations =
        fields.objectsByName("translations", MAX_LANGUAGES, LanguageCode::new);
    if (translations.containsKey(own)) {
      fields.fault("translations." + own, "contradiction", "is the document's own language");
    }
    return translations;
  }

  private static Map<String, Map<LanguageCode, String>> sections(Fields fields, LanguageCode own) {
    Map<String, Map<LanguageCode, String>> sections = new TreeMap<>();
    fields
        .objectsByName("sections", MAX_CAPABILITIES, name -> PlainText.line(name, MAX_LINE))
        .forEach((section, names) -> {
          Map<LanguageCode, String> translated =
              names.valuesByName(MAX_LANGUAGES, LanguageCode::new, TextParsers.line(MAX_LINE));
          if (!names.has(own.value())) {
            fields.fault(
                "sections." + section,
                "required",
                "has no name in the document's language, " + own);
          }
          sections.put(section, new TreeMap<>(translated));
        });
    return sections;
  }

  /** Where sections have names, each item stands under one of them. */
  private static void requireKnownSections(
      Fields fields, List<Item> items, Map<String, Map<LanguageCode, String>> sections) {
    if (!fields.has("sections")) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      String section = items.get(i).section().orNull();
      if (section != null && !sections.containsKey(section)) {
        fields.fault("capabilities[" + i + "].section", "unknown", "is none of the sections");
      }
    }
  }

  private static void requireDistinct(Fields fields, List<Item> items) {
    Set<CapabilityCode> codes = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      CapabilityCode code = items.get(i).code().orNull();
      if (code != null && !codes.add(code)) {
        fields.fault(
            "capabilities[" + i + "].code", "duplicate", "is " + code + " for the second time");
      }
    }
  }

  /** The texts of a capability in one language, before validation. */
  private record Texts(
      Field<String> title,
      Field<String> guidance,
      Field<String> red,
      Field<String> amber,
      Field<String> green) {
    static Texts of(Fields fields) {
      return new Texts(
          fields.required("title", TextParsers.line(MAX_LINE)),
          fields.required("guidance", TextParsers.prose(MAX_PROSE)),
          fields.required("red", TextParsers.prose(MAX_PROSE)),
          fields.required("amber", TextParsers.prose(MAX_PROSE)),
          fields.required("green", TextParsers.prose(MAX_PROSE)));
    }

    CapabilityTranslation in(LanguageCode language) {
      return new CapabilityTranslation(
          language, title.get(), guidance.get(), red.get(), amber.get(), green.get());
    }
  }

  /** A capability before validation. */
  private record Item(
      Field<CapabilityCode> code,
      Field<String> section,
      Texts texts,
      Map<LanguageCode, Texts> translations,
      Field<CapabilityCode> mapsFrom,
      Optional<OriginFields> from) {
    static Item of(Fields fields, LanguageCode own) {
      Map<LanguageCode, Texts> translations = new TreeMap<>();
      inOtherLanguages(fields, own)
          .forEach((language, texts) -> translations.put(language, Texts.of(texts)));
      Item item =
          new Item(
              fields.required("code", FieldParsers.code(CapabilityCode::new)),
              fields.required("section", TextParsers.line(MAX_LINE)),
              Texts.of(fields),
              translations,
              fields.optional("mapsFrom", FieldParsers.code(CapabilityCode::new)),
              fields.object("from").map(OriginFields::of));
      if (item.contradictsItself()) {
        fields.fault("mapsFrom", "contradiction", "says another thing than 'from': leave one out");
      }
      return item;
    }

    private boolean contradictsItself() {
      CapabilityCode mapped = mapsFrom.orNull();
      return mapped != null
          && from.map(it ->
                  it.kind().orNull() != Origin.Kind.SAME || !it.codes().equals(Set.of(mapped)))
              .orElse(false);
    }

    Capability capability() {
      CapabilityCode mapped = mapsFrom.orNull();
      return new Capability(
          code.get(),
          texts.title().get(),
          section.get(),
          texts.guidance().get(),
          texts.red().get(),
          texts.amber().get(),
          texts.green().get(),
          from.map(OriginFields::origin).orElse(mapped == null ? null : Origin.same(mapped)),
          translations.isEmpty() ? null : translated());
    }

    private List<CapabilityTranslation> translated() {
      return translations.entrySet().stream()
          .map(translation -> translation.getValue().in(translation.getKey()))
          .toList();
    }
  }

  /** A {@code from} before validation. */
  private record OriginFields(Field<Origin.Kind> kind, Set<CapabilityCode> codes) {
    static OriginFields of(Fields fields) {
      Field<Origin.Kind> kind = fields.required("kind", OriginFields::kind);
      Set<CapabilityCode> codes =
          fields.set("codes", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
      Origin.Kind known = kind.orNull();
      if (known != null) {
        try {
          var _ = new Origin(known, List.copyOf(codes));
        } catch (IllegalArgumentException e) {
          fields.fault("codes", "invalid", String.valueOf(e.getMessage()));
        }
      }
      return new OriginFields(kind, codes);
    }

    private static Origin.Kind kind(JsonNode node) {
      return Arrays.stream(Origin.Kind.values())
          .filter(kind -> node.isString() && word(kind).equals(node.stringValue()))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "must be one of "
                      + Arrays.stream(Origin.Kind.values()).map(OriginFields::word).toList()));
    }

    private static String word(Origin.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }

    Origin origin() {
      return new Origin(kind.get(), List.copyOf(codes));
    }
  }
}
