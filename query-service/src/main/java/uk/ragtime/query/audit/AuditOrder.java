package uk.ragtime.query.audit;

/** Which end of the log a reader begins at. */
enum AuditOrder {
  OLDEST("oldest"),
  NEWEST("newest");

  private final String spelling;

  AuditOrder(String spelling) {
    this.spelling = spelling;
  }

  String spelling() {
    return spelling;
  }
}
