package uk.ragtime.query.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the XML of one sheet.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">
 *     ECMA-376, SpreadsheetML</a>
 */
final class SheetXml {
  /** Day 0 of spreadsheets, which is right from 1 March 1900 on: they know a 29 February before. */
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final BigDecimal MILLISECONDS_OF_A_DAY = BigDecimal.valueOf(86_400_000);
  private static final int DIGITS_OF_A_TIME = 12;

  private final Writer out;
  private final List<ExportColumn> columns;
  private final String[] letters;
  private int rows;

  private SheetXml(Writer out, List<ExportColumn> columns) {
    this.out = out;
    this.columns = columns;
    this.letters = new String[columns.size()];
    for (int c = 0; c < letters.length; c++) {
      letters[c] = letters(c);
    }
  }

  /** Begins a sheet with its header row. */
  static SheetXml begin(Writer out, List<ExportColumn> columns) throws IOException {
    SheetXml sheet = new SheetXml(out, columns);
    sheet.writeHead();
    return sheet;
  }

  private void writeHead() throws IOException {
    out.write(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
        <sheetViews><sheetView workbookViewId="0">\
        <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
        </sheetView></sheetViews><cols>\
        """);
    for (int c = 0; c < columns.size(); c++) {
      out.write(
          "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\" style=\"%d\"/>"
              .formatted(c + 1, c + 1, width(kind(c)), style(kind(c)).index()));
    }
    out.write("</cols><sheetData>");
    rows = 1;
    out.write("<row r=\"1\">");
    for (int c = 0; c < columns.size(); c++) {
      text(c, CellStyle.HEADER, columns.get(c).name());
    }
    out.write("</row>");
  }

  /** Number of rows written, the header included. */
  int rows() {
    return rows;
  }

  void row(@Nullable Object... cells) throws IOException {
    rows++;
    out.write("<row r=\"" + rows + "\">");
    for (int c = 0; c < cells.length; c++) {
      write(c, cells[c]);
    }
    out.write("</row>");
  }

  void end() throws IOException {
    out.write("</sheetData></worksheet>");
  }

  private void write(int column, @Nullable Object cell) throws IOException {
    CellStyle style = style(kind(column));
    switch (cell) {
      case null -> {
        // Stays empty.
      }
      case String text -> text(column, style, text);
      case BigDecimal share -> value(column, style, "n", share.toPlainString());
      case Long number -> value(column, style, "n", Long.toString(number));
      case Integer number -> value(column, style, "n", Integer.toString(number));
      case Boolean yes -> value(column, style, "b", yes ? "1" : "0");
      case LocalDate day when day.isBefore(FIRST_DAY) -> text(column, style, day.toString());
      case LocalDate day -> value(column, style, "n", Long.toString(daysOf(day)));
      case Instant instant -> value(column, style, "n", serial(instant).toPlainString());
      default -> throw new IllegalArgumentException("no cell holds a " + cell.getClass());
    }
  }

  private void value(int column, CellStyle style, String type, String value) throws IOException {
    openCell(column, style, type);
    out.write("<v>");
    out.write(value);
    out.write("</v></c>");
  }

  private void text(int column, CellStyle style, String text) throws IOException {
    openCell(column, style, "inlineStr");
    out.write("<is><t xml:space=\"preserve\">");
    CellText.write(text, out);
    out.write("</t></is></c>");
  }

  private void openCell(int column, CellStyle style, String type) throws IOException {
    out.write("<c r=\"");
    out.write(letters[column]);
    out.write(Integer.toString(rows));
    out.write("\" s=\"");
    out.write(Integer.toString(style.index()));
    out.write("\" t=\"");
    out.write(type);
    out.write("\">");
  }

  private ExportColumn.Kind kind(int column) {
    return columns.get(column).kind();
  }

  private static CellStyle style(ExportColumn.Kind kind) {
    return switch (kind) {
      case TEXT -> CellStyle.TEXT;
      case DATE -> CellStyle.DATE;
      case INSTANT -> CellStyle.INSTANT;
      case NUMBER, SHARE, YES_NO, LONG_TEXT -> CellStyle.GENERAL;
    };
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

  private static long daysOf(LocalDate day) {
    return ChronoUnit.DAYS.between(DAY_0, day);
  }

  /** In UTC, because spreadsheets have no time zones. */
  private static BigDecimal serial(Instant instant) {
    var utc = instant.atOffset(ZoneOffset.UTC);
    return BigDecimal.valueOf(utc.get(ChronoField.MILLI_OF_DAY))
        .divide(MILLISECONDS_OF_A_DAY, DIGITS_OF_A_TIME, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(daysOf(utc.toLocalDate())));
  }

  /** A to Z, then AA and so on. */
  private static String letters(int column) {
    int count = 'Z' - 'A' + 1;
    String last = String.valueOf((char) ('A' + column % count));
    return column < count ? last : letters(column / count - 1) + last;
  }
}
