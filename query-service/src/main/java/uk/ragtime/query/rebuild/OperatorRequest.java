package uk.ragtime.query.rebuild;

/** What an operator asked for that is still to be done. */
public enum OperatorRequest {
  NONE,
  SWAP,
  CANCEL,
  ROLL_BACK
}
