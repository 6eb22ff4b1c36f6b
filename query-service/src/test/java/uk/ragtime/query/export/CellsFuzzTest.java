package uk.ragtime.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.testing.fuzz.Fuzzing;

/** A text appears in a spreadsheet unchanged, in one cell, and is never executed. */
public final class CellsFuzzTest {
  private static final List<ExportColumn> COLUMNS =
      List.of(ExportColumn.text("first"), ExportColumn.text("second"));

  /** A workbook costs a hundred times what a line does. */
  private static final int ONE_WORKBOOK_IN = 50;

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String text = new String(input, UTF_8);
    String neutral = Formulas.neutralise(text);
    assertThat(neutral).endsWith(text).hasSizeLessThanOrEqualTo(text.length() + 1);
    assertNoFormula(neutral);
    if (text.isBlank() || !PlainText.isClean(text)) {
      return; // such a text is refused before it is recorded
    }
    assertThat(csv(text)).isEqualTo(List.of(neutral, "next"));
    if (input.length % ONE_WORKBOOK_IN == 0 && text.length() <= 4_000) {
      assertXlsx(text);
    }
  }

  /** Nor does it begin with one for who looks past whatever cannot be seen. */
  private static void assertNoFormula(String text) {
    int[] visible =
        text.codePoints()
            .dropWhile(c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT)
            .toArray();
    if (visible.length > 0) {
      assertThat("=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(visible[0])).isNegative();
    }
  }

  private static List<String> csv(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvTable table = new CsvTable(out, COLUMNS)) {
      table.row(text, "next");
      table.finish();
    }
    String file = out.toString(UTF_8).substring(1);
    var records = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file).stream().toList();
    assertThat(records).hasSize(2);
    return records.get(1).getFields();
  }

  private static void assertXlsx(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxTable table = new XlsxTable(out, "sheet", COLUMNS)) {
      table.row(text, "next");
      table.finish();
    }
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).getCell(1).getRawValue()).isEqualTo("next");
      assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCell(0).getFormula()).isNull();
    }
  }

  @Test
  void holds() {
    Fuzzing.run(CellsFuzzTest.class, CellsFuzzTest::fuzzerTestOneInput);
  }
}
