package uk.ragtime.query.rebuild;

/** What is to be done next about a rebuild. */
public enum NextAction {
  BUILD,
  CATCH_UP,
  COMPARE,
  SWAP,
  ROLL_BACK,
  CANCEL,
  /** Nothing. */
  REST
}
