package uk.ragtime.query.export;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import uk.ragtime.query.tenancy.Tenant;

/** What can be exported, and which filters each takes. */
enum Export {
  /** What is in force, area by agency by capability. */
  RATINGS("ratings", Set.of("area", "checklist", "cycle", "asOf", "knownAt")) {
    @Override
    List<Column> columns(ExportQuestion question) {
      return RatingRows.columns(question.names());
    }

    @Override
    void write(Tenant tenant, ExportQuestion question, Table table) throws IOException {
      RatingRows.write(tenant, question, table);
    }
  },
  /** Every entry of the audit. */
  CHANGES(
      "changes",
      Set.of(
          "area",
          "agency",
          "capability",
          "checklist",
          "cycle",
          "member",
          "from",
          "to",
          "knownAt")) {
    @Override
    List<Column> columns(ExportQuestion question) {
      return ChangeRows.columns(question.names());
    }

    @Override
    void write(Tenant tenant, ExportQuestion question, Table table) throws IOException {
      ChangeRows.write(tenant, question, table);
    }
  },
  /** Counts and roll-ups, area by capability. */
  PROFILE("profile", Set.of("area", "checklist", "cycle", "asOf", "knownAt", "rollup")) {
    @Override
    List<Column> columns(ExportQuestion question) {
      return ProfileRows.COLUMNS;
    }

    @Override
    void write(Tenant tenant, ExportQuestion question, Table table) throws IOException {
      ProfileRows.write(tenant, question, table);
    }
  };

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // Only made by Set.of, which nobody can change.
  private final Set<String> filters;

  Export(String spelling, Set<String> filters) {
    this.spelling = spelling;
    this.filters = filters;
  }

  String spelling() {
    return spelling;
  }

  /** The parameters that choose its rows. */
  Set<String> filters() {
    return filters;
  }

  abstract List<Column> columns(ExportQuestion question);

  /** Writes its rows, in an order that does not change. */
  abstract void write(Tenant tenant, ExportQuestion question, Table table) throws IOException;
}
