package uk.ragtime.query.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of a workbook besides its sheets. */
final class WorkbookXml {
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private static final String STYLES_UP_TO_CELLS =
      """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>\
      <numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm:ss"/></numFmts>\
      <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
      <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      """;

  private static final String STYLES_AFTER_CELLS =
      """
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>\
      """;

  private static final String WORKBOOK_UP_TO_SHEETS =
      """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
      """;

  private static final String RELATIONSHIPS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      """;

  private static final String CONTENT_TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      """;

  private WorkbookXml() {}

  /**
   * @param number of the sheet, from 1
   */
  static String sheetPath(int number) {
    return "xl/worksheets/sheet" + number + ".xml";
  }

  /** The parts by their paths. */
  static Map<String, String> parts(List<String> sheets) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/styles.xml", XML + styles());
    parts.put(
        "xl/workbook.xml",
        XML + WORKBOOK_UP_TO_SHEETS + "<sheets>" + sheetList(sheets) + "</sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        XML
            + RELATIONSHIPS
            + each(sheets, n -> relationship("s" + n, "worksheet", "worksheets/sheet" + n + ".xml"))
            + relationship("styles", "styles", "styles.xml")
            + "</Relationships>");
    parts.put(
        "_rels/.rels",
        XML
            + RELATIONSHIPS
            + relationship("book", "officeDocument", "xl/workbook.xml")
            + "</Relationships>");
    parts.put(
        "[Content_Types].xml",
        XML
            + CONTENT_TYPES
            + contentType("xl/workbook.xml", "sheet.main")
            + contentType("xl/styles.xml", "styles")
            + each(sheets, n -> contentType(sheetPath(n), "worksheet"))
            + "</Types>");
    return parts;
  }

  private static String styles() {
    CellStyle[] styles = CellStyle.values();
    return Arrays.stream(styles)
        .map(CellStyle::xml)
        .collect(
            Collectors.joining(
                "",
                STYLES_UP_TO_CELLS + "<cellXfs count=\"" + styles.length + "\">",
                "</cellXfs>" + STYLES_AFTER_CELLS));
  }

  private static String sheetList(List<String> sheets) {
    return each(
        sheets,
        n -> "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"/>".formatted(sheets.get(n - 1), n, n));
  }

  private static String each(List<String> sheets, IntFunction<String> part) {
    return IntStream.rangeClosed(1, sheets.size()).mapToObj(part).collect(Collectors.joining());
  }

  private static String relationship(String id, String type, String target) {
    return ("<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "relationships/%s\" Target=\"%s\"/>")
        .formatted(id, type, target);
  }

  private static String contentType(String path, String type) {
    return ("<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument."
            + "spreadsheetml.%s+xml\"/>")
        .formatted(path, type);
  }
}
