package uk.ragtime.query.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook written row by row. Texts are written as inline texts: never as formulas, and never
 * into a shared string table, which would have to be kept in memory. Rows beyond the limit of a
 * sheet continue on the next one, under the same header. No sheet states its dimension, because it
 * is not known before the last row, and readers that trust a wrong one see one cell.
 */
final class XlsxTable implements Table {
  /** Excel's limit of rows on a sheet. */
  static final int ROWS_OF_A_SHEET = 1_048_576;

  /** Most of what a higher level saves, at a fraction of its time. */
  private static final int COMPRESSION = 4;

  private final ZipOutputStream zip;
  private final Writer writer;
  private final String name;
  private final List<ExportColumn> columns;
  private final int rowsOfASheet;
  private final List<String> sheets = new ArrayList<>();
  private SheetXml sheet;

  /**
   * @param name of the sheet
   */
  XlsxTable(OutputStream out, String name, List<ExportColumn> columns) throws IOException {
    this(out, name, columns, ROWS_OF_A_SHEET);
  }

  XlsxTable(OutputStream out, String name, List<ExportColumn> columns, int rowsOfASheet)
      throws IOException {
    this.zip = new ZipOutputStream(out);
    this.zip.setLevel(COMPRESSION);
    this.writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rowsOfASheet = rowsOfASheet;
    this.sheet = begin();
  }

  private SheetXml begin() throws IOException {
    sheets.add(sheets.isEmpty() ? name : name + " " + (sheets.size() + 1));
    zip.putNextEntry(new ZipEntry(WorkbookXml.sheetPath(sheets.size())));
    return SheetXml.begin(writer, columns);
  }

  private void end() throws IOException {
    sheet.end();
    writer.flush();
    zip.closeEntry();
  }

  @Override
  public void row(@Nullable Object... cells) throws IOException {
    if (sheet.rows() == rowsOfASheet) {
      end();
      sheet = begin();
    }
    sheet.row(cells);
  }

  @Override
  public void finish() throws IOException {
    end();
    for (var part : WorkbookXml.parts(sheets).entrySet()) {
      zip.putNextEntry(new ZipEntry(part.getKey()));
      zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }

  @Override
  public void close() {
    // Closing the archive would complete a truncated one; it holds nothing but memory.
  }
}
