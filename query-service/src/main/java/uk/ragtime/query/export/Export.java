package uk.ragtime.query.export;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import uk.ragtime.query.tenancy.Tenant;

/** Exports, each with the filters that it accepts. */
enum Export {
  /** Ratings in force, area by agency by capability. */
  RATINGS("ratings", Set.of("area", "checklist", "cycle", "asOf", "knownAt", "stage")) {
    @Override
    List<ExportColumn> columns(ExportQuery query) {
      return RatingRows.columns(query.names());
    }

    @Override
    void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
      RatingRows.write(tenant, query, table);
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
          "knownAt",
          "kinds")) {
    @Override
    List<ExportColumn> columns(ExportQuery query) {
      return ChangeRows.columns(query.names());
    }

    @Override
    void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
      ChangeRows.write(tenant, query, table);
    }
  },
  /** Counts and roll-ups, area by capability. */
  PROFILE("profile", Set.of("area", "checklist", "cycle", "asOf", "knownAt", "stage", "rollup")) {
    @Override
    List<ExportColumn> columns(ExportQuery query) {
      return ProfileRows.COLUMNS;
    }

    @Override
    void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
      ProfileRows.write(tenant, query, table);
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

  /** Parameters that select its rows. */
  Set<String> filters() {
    return filters;
  }

  abstract List<ExportColumn> columns(ExportQuery query);

  /** Writes its rows, in a stable order. */
  abstract void write(Tenant tenant, ExportQuery query, Table table) throws IOException;
}
