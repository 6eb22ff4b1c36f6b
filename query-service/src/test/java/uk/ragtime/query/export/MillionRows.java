package uk.ragtime.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A program of its own, so that it can be given little memory: writes a large table to nowhere. */
final class MillionRows {
  /** More than a sheet takes. */
  static final int ROWS = XlsxTable.ROWS_OF_A_SHEET + 10_000;

  private static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.number("log_position"),
          ExportColumn.instant("recorded_at"),
          ExportColumn.date("effective_on"),
          ExportColumn.text("area_key"),
          ExportColumn.longText("rationale"));

  private MillionRows() {}

  public static void main(String[] arguments) throws IOException {
    ExportFormat format = ExportFormat.valueOf(arguments[0]);
    try (Table table = format.table(OutputStream.nullOutputStream(), "changes", COLUMNS)) {
      Instant begin = Instant.parse("2016-01-01T09:00:00Z");
      for (int i = 1; i <= ROWS; i++) {
        table.row(
            (long) i,
            begin.plusSeconds(i),
            LocalDate.ofEpochDay(16_800 + i % 4_000),
            "area-" + i % 150,
            "No two rows have the same words, so they cannot be kept once for all: " + i);
      }
      table.finish();
    }
  }
}
