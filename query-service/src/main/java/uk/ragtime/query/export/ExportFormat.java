package uk.ragtime.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** File formats of exports. */
enum ExportFormat {
  CSV("csv", "text/csv;header=present;charset=utf-8") {
    @Override
    Table table(OutputStream out, String name, List<ExportColumn> columns) throws IOException {
      return new CsvTable(out, columns);
    }
  },
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    Table table(OutputStream out, String name, List<ExportColumn> columns) throws IOException {
      return new XlsxTable(out, name, columns);
    }
  };

  private final String extension;
  private final String mediaType;

  ExportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * Begins a table with its header row.
   *
   * @param name of the table, in one word
   */
  abstract Table table(OutputStream out, String name, List<ExportColumn> columns)
      throws IOException;
}
