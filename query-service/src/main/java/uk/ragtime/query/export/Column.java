package uk.ragtime.query.export;

/**
 * A column of an export. Where a view of {@code reporting_v1} has the same column, it has the same
 * name.
 */
record Column(String name, Kind kind) {
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

  static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  static Column longText(String name) {
    return new Column(name, Kind.LONG_TEXT);
  }

  static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** From 0 to 1. */
  static Column share(String name) {
    return new Column(name, Kind.SHARE);
  }

  static Column date(String name) {
    return new Column(name, Kind.DATE);
  }

  static Column instant(String name) {
    return new Column(name, Kind.INSTANT);
  }

  static Column yesNo(String name) {
    return new Column(name, Kind.YES_NO);
  }
}
