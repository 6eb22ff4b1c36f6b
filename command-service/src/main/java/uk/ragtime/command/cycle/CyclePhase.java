package uk.ragtime.command.cycle;

/** Phase of a review cycle; follows from the clock and the record. */
public enum CyclePhase {
  PLANNED,
  OPEN,
  PAST_CUT_OFF,
  CLOSED,
  CANCELLED
}
