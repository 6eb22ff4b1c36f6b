package uk.ragtime.command.checklist;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
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
    boolean accountsForAll) {
  /** A checklist for one meeting has some dozens of items at most. */
  static final int MAX_CAPABILITIES = 100;

  /** A descriptor is a paragraph or two. */
  private static final int MAX_PROSE = 2000;

  /**
   * @throws uk.ragtime.web.ProblemException with all violations
   */
  static ChecklistFields read(Fields fields) {
    var title = fields.required("title", TextParsers.line(200));
    List<Item> items =
        fields.objects("capabilities", 1, MAX_CAPABILITIES).stream().map(Item::of).toList();
    boolean saysWhatIsDropped = fields.has("dropped");
    Set<CapabilityCode> dropped =
        fields.set("dropped", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
    requireDistinct(fields, items);
    fields.check();
    return new ChecklistFields(
        title.get(),
        items.stream().map(Item::capability).toList(),
        saysWhatIsDropped ? dropped : null,
        saysWhatIsDropped || items.stream().anyMatch(item -> item.from().isPresent()));
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

  /** A capability before validation. */
  private record Item(
      Field<CapabilityCode> code,
      Field<String> title,
      Field<String> section,
      Field<String> guidance,
      Field<String> red,
      Field<String> amber,
      Field<String> green,
      Field<CapabilityCode> mapsFrom,
      Optional<OriginFields> from) {
    static Item of(Fields fields) {
      Item item =
          new Item(
              fields.required("code", FieldParsers.code(CapabilityCode::new)),
              fields.required("title", TextParsers.line(200)),
              fields.required("section", TextParsers.line(200)),
              fields.required("guidance", TextParsers.prose(MAX_PROSE)),
              fields.required("red", TextParsers.prose(MAX_PROSE)),
              fields.required("amber", TextParsers.prose(MAX_PROSE)),
              fields.required("green", TextParsers.prose(MAX_PROSE)),
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
          title.get(),
          section.get(),
          guidance.get(),
          red.get(),
          amber.get(),
          green.get(),
          from.map(OriginFields::origin).orElse(mapped == null ? null : Origin.same(mapped)));
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
