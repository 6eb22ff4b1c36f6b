package uk.ragtime.query.cycle;

/** Stage of a cycle's life. */
public enum CycleStatus {
  PLANNED,
  OPEN,
  PAST_CUT_OFF,
  CLOSED,
  CANCELLED
}
