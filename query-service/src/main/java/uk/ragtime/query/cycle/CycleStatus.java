package uk.ragtime.query.cycle;

/** Where a cycle is in its life. */
public enum CycleStatus {
  PLANNED,
  OPEN,
  PAST_CUT_OFF,
  CLOSED
}
