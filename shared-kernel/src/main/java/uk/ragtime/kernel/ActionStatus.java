package uk.ragtime.kernel;

/** State of an action. */
public enum ActionStatus {
  PLANNED,
  UNDER_WAY,
  DONE,
  DROPPED
}
