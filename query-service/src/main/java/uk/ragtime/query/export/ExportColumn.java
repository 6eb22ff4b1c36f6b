package uk.ragtime.query.export;

/**
 * A column of an export. Where a view of {@code reporting_v1} has the same column, it has the same
 * name.
 */
record ExportColumn(String name, Kind kind) {
  /** What stands in a column's cells. */
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
