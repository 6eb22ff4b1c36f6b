package uk.ragtime.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table reads back as it was written, whatever the texts, and none of them is executed. */
class TableTest {
  @TempDir private Path directory;

  private static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.text("key"),
          ExportColumn.number("number"),
          ExportColumn.share("share"),
          ExportColumn.date("day"),
          ExportColumn.instant("at"),
          ExportColumn.yesNo("yes"),
          ExportColumn.longText("words"));

  private static final List<String> NASTY =
      List.of(
          "=cmd|' /C calc'!A0",
          "=HYPERLINK(\"http://example.org/?\"&A1,\"look\")",
          "+1+1",
          "-2+3",
          "@SUM(1,1)",
          "\t=1+1",
          "\n=1+1",
          "  =1+1",
          "\u00A0=1+1",
          "\u200B=1+1",
          "\uFEFF=1+1",
          "\uFF1D1+1",
          "\uFF0B1",
          "\uFF0D1",
          "\uFF20A1",
          "plain, with a comma",
          "quoted \"words\" and 'more'",
          "several\nlines\n",
          "  blanks around  ",
          "<b>&amp;</b> ]]>",
          "_x0041_ is not A, nor _x000D_ the end of a line",
          "Welsh: Llŷn; Polish: żółć; Chinese: 婴儿; a face: \uD83D\uDC76\uD83C\uDFFD",
          "a;b|c\td",
          "NULL",
          "1E5",
          "0012",
          "2026-11-24",
          "TRUE",
          "x".repeat(4_000));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1",
        "+1",
        "-1",
        "@a",
        "\t1",
        "\r1",
        "\n1",
        " =1",
        "\u3000=1",
        "\u200E=1",
        "\uFF1D1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF201"
      })
  void whatCouldBeAFormulaIsMarkedAsText(String text) {
    assertThat(Formulas.neutralise(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a=1", "1-2", "'=1", "Health visiting", "5 = 5", "\u200B"})
  void whatIsPlainStaysAsItIs(String text) {
    assertThat(Formulas.neutralise(text)).isEqualTo(text);
  }

  @Test
  void csvHoldsWhatWasWritten() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table = ExportFormat.CSV.table(out, "ratings", COLUMNS)) {
      for (String nasty : NASTY) {
        table.row("k", 7L, new BigDecimal("0.2500"), day(), at(), true, nasty);
      }
      table.row("empty", null, null, null, null, null, null);
      table.finish();
    }

    String text = out.toString(UTF_8);
    assertThat(text)
        .startsWith("\uFEFFkey,number,share,day,at,yes,words\r\n")
        .endsWith("\r\nempty,,,,,,\r\n");
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      List<CsvRecord> records = reader.stream().toList();
      assertThat(records).hasSize(NASTY.size() + 2);
      for (int i = 0; i < NASTY.size(); i++) {
        assertThat(records.get(i + 1).getFields())
            .containsExactly(
                "k",
                "7",
                "0.2500",
                "2026-03-01",
                "2026-03-02T10:11:12Z",
                "true",
                Formulas.neutralise(NASTY.get(i)));
      }
    }
  }

  @Test
  void xlsxHoldsWhatWasWrittenWithTypesAndWithoutFormulas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table = ExportFormat.XLSX.table(out, "ratings", COLUMNS)) {
      for (String nasty : NASTY) {
        table.row("k", 7L, new BigDecimal("0.2500"), day(), at(), true, nasty);
      }
      table.row("empty", null, null, null, null, null, null);
      table.finish();
    }

    assertThat(part(out, "xl/worksheets/sheet1.xml"))
        .doesNotContain("<f>")
        .contains("<row r=\"1\"");
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(texts(rows.getFirst()))
          .containsExactly("key", "number", "share", "day", "at", "yes", "words");
      for (int i = 0; i < NASTY.size(); i++) {
        Row row = rows.get(i + 1);
        assertThat(row.getCell(6).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(6).asString().replace("_x005F_", "_")).isEqualTo(NASTY.get(i));
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("7");
        assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("0.25");
        assertThat(row.getCell(3).asDate().toLocalDate()).isEqualTo(day());
        assertThat(row.getCell(4).asDate().toInstant(ZoneOffset.UTC)).isEqualTo(at());
        assertThat(row.getCell(5).asBoolean()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("B2: no sheet states a dimension that is not its own")
  void noSheetStatesAWrongDimension() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table = ExportFormat.XLSX.table(out, "ratings", COLUMNS)) {
      table.row("k", 7L, null, day(), at(), true, "words");
      table.finish();
    }

    assertThat(part(out, "xl/worksheets/sheet1.xml")).doesNotContain("<dimension");
  }

  @ParameterizedTest
  @DisplayName("B2: a text that no cell can hold is cut visibly")
  @ValueSource(strings = {"x", "\uD83D\uDC76", "_x0041_", "<&>", "a\n"})
  void aTextThatNoCellCanHoldIsCut(String repeated) throws IOException {
    String longest = repeated.repeat(CellText.MAX_LENGTH / repeated.length());
    String tooLong = repeated.repeat(43_909);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table =
        ExportFormat.XLSX.table(out, "ratings", List.of(ExportColumn.longText("t")))) {
      table.row(tooLong);
      table.finish();
    }

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      String cell = workbook.getFirstSheet().read().get(1).getCell(0).asString();
      assertThat(cell).hasSizeLessThanOrEqualTo(CellText.MAX_LENGTH).contains("cut off: ");
      String kept = cell.substring(0, cell.indexOf(" […]")).replace("_x005F_", "_");
      assertThat(tooLong).startsWith(kept);
      assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 1))).isFalse();
    }
    assertThat(CellText.fitting(longest.replace("_", "-"))).doesNotContain("cut off");
  }

  @Test
  @DisplayName("B9: codes that look like numbers stay text, also after somebody edits the cell")
  void codesStayText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table = ExportFormat.XLSX.table(out, "ratings", List.of(ExportColumn.text("key")))) {
      table.row("001");
      table.finish();
    }

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      Cell cell = workbook.getFirstSheet().read().get(1).getCell(0);
      assertThat(cell.getType()).isEqualTo(CellType.STRING);
      assertThat(cell.asString()).isEqualTo("001");
    }
    assertThat(part(out, "xl/worksheets/sheet1.xml"))
        .contains("<c r=\"A2\" s=\"" + CellStyle.TEXT.index() + "\"");
    assertThat(List.of(CellStyle.values()).indexOf(CellStyle.TEXT))
        .isEqualTo(CellStyle.TEXT.index());
    assertThat(CellStyle.TEXT.xml()).contains("numFmtId=\"49\"");
    assertThat(part(out, "xl/styles.xml")).contains(CellStyle.TEXT.xml());
  }

  @Test
  void whatDoesNotFitOnASheetGoesOnOnTheNext() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxTable table =
        new XlsxTable(out, "changes", List.of(ExportColumn.number("n")), 1_000)) {
      for (int i = 1; i <= 2_000; i++) {
        table.row(i);
      }
      table.finish();
    }

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets.stream().map(Sheet::getName))
          .containsExactly("changes", "changes 2", "changes 3");
      int next = 1;
      for (Sheet sheet : sheets) {
        List<Row> rows = sheet.read();
        assertThat(rows.size()).isLessThanOrEqualTo(1_000);
        assertThat(texts(rows.getFirst())).containsExactly("n");
        for (Row row : rows.subList(1, rows.size())) {
          assertThat(row.getCell(0).asNumber()).isEqualByComparingTo(BigDecimal.valueOf(next++));
        }
      }
      assertThat(next).isEqualTo(2_001);
    }
  }

  @Test
  void aTableThatWasCutOffIsNoWorkbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Table table = ExportFormat.XLSX.table(out, "ratings", COLUMNS)) {
      table.row("k", 7L, null, day(), at(), true, "half");
    }

    assertThat(out.toString(UTF_8)).doesNotContain("workbook.xml");
  }

  private static LocalDate day() {
    return LocalDate.of(2026, 3, 1);
  }

  private static Instant at() {
    return Instant.parse("2026-03-02T10:11:12Z");
  }

  private static List<String> texts(Row row) {
    return row.stream().map(cell -> cell.asString()).toList();
  }

  private String part(ByteArrayOutputStream workbook, String name) throws IOException {
    Path file = Files.write(directory.resolve("workbook.xlsx"), workbook.toByteArray());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = Objects.requireNonNull(zip.getEntry(name), name);
      return new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
    }
  }
}
