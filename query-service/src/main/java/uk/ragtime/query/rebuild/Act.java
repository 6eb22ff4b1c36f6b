package uk.ragtime.query.rebuild;

/** What is to be done next about a rebuild. */
enum Act {
  BUILD,
  CATCH_UP,
  COMPARE,
  SWAP,
  ROLL_BACK,
  CANCEL,
  /** Nothing. */
  REST
}
