package uk.ragtime.query.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far apart the points of a history are. */
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
