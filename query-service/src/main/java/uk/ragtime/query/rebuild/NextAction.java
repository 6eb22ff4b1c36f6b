package uk.ragtime.query.rebuild;

/** Next action on a rebuild. */
public enum NextAction {
  BUILD,
  CATCH_UP,
  COMPARE,
  SWAP,
  ROLL_BACK,
  CANCEL,
  /** No action. */
  REST
}
