package uk.ragtime.query.export;

/**
 * A column of an export. It has the same name as the same column of a view of {@code reporting_v1}.
 */
record ExportColumn(String name, Kind kind) {
  /** Type of a column's cells. */
  enum Kind {
    TEXT,
    LONG_TEXT,
    NUMBER,
    SHARE,
    DATE,
    INSTANT,
    YES_NO
  }

  static ExportColumn text(String name) {
    return new ExportColumn(name, Kind.TEXT);
  }

  static ExportColumn longText(String name) {
    return new ExportColumn(name, Kind.LONG_TEXT);
  }

  static ExportColumn number(String name) {
    return new ExportColumn(name, Kind.NUMBER);
  }

  /** From 0 to 1. */
  static ExportColumn share(String name) {
    return new ExportColumn(name, Kind.SHARE);
  }

  static ExportColumn date(String name) {
    return new ExportColumn(name, Kind.DATE);
  }

  static ExportColumn instant(String name) {
    return new ExportColumn(name, Kind.INSTANT);
  }

  static ExportColumn yesNo(String name) {
    return new ExportColumn(name, Kind.YES_NO);
  }
}
