package uk.ragtime.query.audit;

/** End of the log at which a reader starts. */
public enum AuditOrder {
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
