package uk.ragtime.query.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** Interval between the points of a history. */
enum PeriodKind {
  CYCLE("cycle"),
  MONTH("month"),
  QUARTER("quarter");

  private final String spelling;

  PeriodKind(String spelling) {
    this.spelling = spelling;
  }

  @JsonValue
  String spelling() {
    return spelling;
  }
}
