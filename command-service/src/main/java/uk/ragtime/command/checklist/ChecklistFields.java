package uk.ragtime.command.checklist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.ragtime.command.http.Field;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Readers;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/** A version of a checklist as somebody wrote it down, read as a whole or refused as a whole. */
record ChecklistFields(String title, List<Capability> capabilities) {
  /** A checklist that people work through in one meeting has some dozens of items at most. */
  static final int MAX_CAPABILITIES = 100;

  /** A descriptor is a paragraph or two. */
  private static final int MAX_PROSE = 2000;

  /**
   * @throws uk.ragtime.web.ProblemException with everything that is wrong with it
   */
  static ChecklistFields read(Fields fields) {
    var title = fields.required("title", Readers.line(200));
    List<Item> items =
        fields.objects("capabilities", 1, MAX_CAPABILITIES).stream().map(Item::of).toList();
    requireDistinct(fields, items);
    fields.check();
    return new ChecklistFields(title.get(), items.stream().map(Item::capability).toList());
  }

  private static void requireDistinct(Fields fields, List<Item> items) {
    Set<CapabilityCode> codes = new HashSet<>();
    for (Item item : items) {
      CapabilityCode code = item.code().orNull();
      if (code != null && !codes.add(code)) {
        fields.fault("capabilities", "duplicate", "has the code " + code + " twice");
      }
    }
  }

  /** A capability whose fields are not checked yet. */
  private record Item(
      Field<CapabilityCode> code,
      Field<String> title,
      Field<String> section,
      Field<String> guidance,
      Field<String> red,
      Field<String> amber,
      Field<String> green,
      Field<CapabilityCode> mapsFrom) {
    static Item of(Fields fields) {
      return new Item(
          fields.required("code", Readers.code(CapabilityCode::new)),
          fields.required("title", Readers.line(200)),
          fields.required("section", Readers.line(200)),
          fields.required("guidance", Readers.prose(MAX_PROSE)),
          fields.required("red", Readers.prose(MAX_PROSE)),
          fields.required("amber", Readers.prose(MAX_PROSE)),
          fields.required("green", Readers.prose(MAX_PROSE)),
          fields.optional("mapsFrom", Readers.code(CapabilityCode::new)));
    }

    Capability capability() {
      return new Capability(
          code.get(),
          title.get(),
          section.get(),
          guidance.get(),
          red.get(),
          amber.get(),
          green.get(),
          mapsFrom.orNull());
    }
  }
}
