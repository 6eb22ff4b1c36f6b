package uk.ragtime.portal.download;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.audit.AuditKind;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.SelectOption;
import uk.ragtime.portal.page.Words;

/**
 * Files to download, each with the form of its filters.
 *
 * @param definitions of the columns of the files
 */
record DownloadsPage(List<Form> forms, List<Definition> definitions) {
  /** Columns, each with a message that explains them. */
  static final List<Definition> DEFINITIONS =
      List.of(
          new Definition("…_key", "keys"),
          new Definition("rating, rag", "rating"),
          new Definition("score", "score"),
          new Definition("stage", "stage"),
          new Definition("self_rating", "self"),
          new Definition("agreed_rating", "agreed"),
          new Definition("open_challenge", "challenge"),
          new Definition("effective_on", "effective"),
          new Definition("recorded_at", "recorded"),
          new Definition("is_carried_over", "carried"),
          new Definition("age_in_days", "age"),
          new Definition("log_position", "position"),
          new Definition("kind", "kind"),
          new Definition("erased, missing", "erased"),
          new Definition("member_name", "names"));

  /** Columns of the files, and the end of the message that explains them. */
  record Definition(String columns, String word) {}

  static final List<String> STAGES = List.of("self", "challenged", "agreed");
  static final List<String> RULES = List.of("worst", "majority", "share-of-green");

  /** A file, and the fields of its form. */
  record Form(Export export, List<Field> fields) {}

  /**
   * A filter.
   *
   * @param options of a select box; empty for a day
   */
  record Field(String id, String name, String value, List<SelectOption> options) {
    public boolean isDay() {
      return options.isEmpty();
    }

    /** Key of its label. */
    public String label() {
      return "downloads.filter." + name;
    }
  }

  /**
   * @param shown the export whose form was sent; null if none was
   * @param filter as typed there
   */
  static DownloadsPage of(
      @Nullable Export shown, ExportFilter filter, ListedNames listed, Words words) {
    Map<String, List<SelectOption>> options =
        Map.of(
            "area", ListedNames.options(listed.areas()),
            "agency", ListedNames.options(listed.agencies()),
            "capability", listed.capabilityOptions(),
            "cycle", listed.cycleOptions(),
            "kind", kinds(words),
            "stage", said("downloads.stage.", STAGES, words),
            "rollup", said("rule.", RULES, words));
    return new DownloadsPage(
        Stream.of(Export.values())
            .map(export -> form(export, export == shown ? filter : ExportFilter.NONE, options))
            .toList(),
        DEFINITIONS);
  }

  private static Form form(
      Export export, ExportFilter filter, Map<String, List<SelectOption>> options) {
    return new Form(
        export,
        Stream.of(
                "area",
                "agency",
                "capability",
                "cycle",
                "kind",
                "from",
                "to",
                "asOf",
                "knownAt",
                "stage",
                "rollup")
            .filter(export::takes)
            .filter(name -> !options.containsKey(name) || !options.get(name).isEmpty())
            .map(name ->
                new Field(
                    export.code() + "-" + name,
                    name,
                    filter.of(name),
                    options.getOrDefault(name, List.of())))
            .toList());
  }

  private static List<SelectOption> kinds(Words words) {
    return Stream.concat(
            Stream.of(new SelectOption(ExportFilter.RATINGS, words.say("audit.kind.RATINGS"))),
            Stream.of(AuditKind.values())
                .map(kind -> new SelectOption(kind.name(), words.say(kind.labelKey()))))
        .toList();
  }

  private static List<SelectOption> said(String family, List<String> codes, Words words) {
    return codes.stream().map(code -> new SelectOption(code, words.say(family + code))).toList();
  }
}
