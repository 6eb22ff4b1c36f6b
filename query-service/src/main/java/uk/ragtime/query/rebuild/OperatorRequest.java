package uk.ragtime.query.rebuild;

/** Request of an operator that is still to be carried out. */
public enum OperatorRequest {
  NONE,
  SWAP,
  CANCEL,
  ROLL_BACK
}
