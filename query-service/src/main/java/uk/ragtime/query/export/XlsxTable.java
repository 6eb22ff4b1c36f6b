package uk.ragtime.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook written row by row. Texts are written as inline texts: never as formulas, and never
 * into a shared string table, which would have to be kept in memory. Rows beyond the limit of a
 * sheet continue on the next one, under the same header.
 */
final class XlsxTable implements Table {
  /** Excel's limit of rows on a sheet. */
  static final int ROWS_OF_A_SHEET = 1_048_576;

  /** Number of rows buffered before they are flushed; a row is a few hundred bytes. */
  private static final int ROWS_KEPT = 500;

  private static final String DATE = "yyyy-mm-dd";

  /** In UTC, because spreadsheets have no time zones. */
  private static final String INSTANT = "yyyy-mm-dd hh:mm:ss";

  /** A sequence that spreadsheets read as one escaped character. */
  private static final Pattern ESCAPED_CHARACTER = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final Workbook workbook;
  private final String name;
  private final List<ExportColumn> columns;
  private final int rowsOfASheet;
  private int sheets;
  private int next;
  private Worksheet sheet;

  /**
   * @param name of the sheet
   */
  XlsxTable(OutputStream out, String name, List<ExportColumn> columns) {
    this(out, name, columns, ROWS_OF_A_SHEET);
  }

  XlsxTable(OutputStream out, String name, List<ExportColumn> columns, int rowsOfASheet) {
    this.workbook = new Workbook(out, "Ragtime", "1.0");
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rowsOfASheet = rowsOfASheet;
    this.sheet = begin();
  }

  private Worksheet begin() {
    sheets++;
    Worksheet begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    for (int c = 0; c < columns.size(); c++) {
      begun.inlineString(0, c, columns.get(c).name());
      begun.style(0, c).bold().set();
      begun.width(c, width(columns.get(c).kind()));
    }
    begun.freezePane(0, 1);
    next = 1;
    return begun;
  }

  /** In characters, wide enough for usual contents. */
  private static int width(ExportColumn.Kind kind) {
    return switch (kind) {
      case NUMBER, SHARE, YES_NO, DATE -> 12;
      case INSTANT -> 20;
      case TEXT -> 24;
      case LONG_TEXT -> 60;
    };
  }

  @Override
  public void row(@Nullable Object... cells) throws IOException {
    if (next == rowsOfASheet) {
      sheet.finish();
      sheet = begin();
    }
    for (int c = 0; c < cells.length; c++) {
      write(next, c, cells[c]);
    }
    next++;
    if (next % ROWS_KEPT == 0) {
      sheet.flush();
    }
  }

  private void write(int row, int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {
        // Stays empty.
      }
      case String text -> write(row, column, text);
      case BigDecimal share -> sheet.value(row, column, share);
      case Long number -> sheet.value(row, column, number);
      case Integer number -> sheet.value(row, column, number);
      case Boolean yes -> sheet.value(row, column, yes);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DATE).set();
      }
      case Instant instant -> {
        sheet.value(row, column, instant);
        sheet.style(row, column).format(INSTANT).set();
      }
      default -> throw new IllegalArgumentException("no cell holds a " + cell.getClass());
    }
  }

  private void write(int row, int column, String text) {
    String literal = ESCAPED_CHARACTER.matcher(text).replaceAll("_x005F_");
    if (literal.equals(literal.strip())) {
      sheet.inlineString(row, column, literal);
    } else {
      // Preserves leading and trailing blanks.
      sheet.inlineString(row, column, RichText.builder().run(literal).end().build());
    }
  }

  @Override
  public void finish() throws IOException {
    sheet.finish();
    workbook.finish();
  }

  @Override
  public void close() {
    // Closing the workbook would complete a truncated one; it holds nothing but memory.
  }
}
