package uk.ragtime.query.export;

/** Styles of cells; their order is that in the workbook. */
enum CellStyle {
  GENERAL(0, 0, 0),
  HEADER(1, 0, 1),
  /** Keeps codes such as {@code 001} as they are, even if somebody edits the cell. */
  TEXT(2, 49, 0),
  DATE(3, 164, 0),
  INSTANT(4, 165, 0);

  private final int index;
  private final int format;
  private final int font;

  CellStyle(int index, int format, int font) {
    this.index = index;
    this.format = format;
    this.font = font;
  }

  /** Place in the workbook's list of styles, which is in the order of these. */
  int index() {
    return index;
  }

  String xml() {
    return ("<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
            + " applyNumberFormat=\"1\" applyFont=\"1\"/>")
        .formatted(format, font);
  }
}
