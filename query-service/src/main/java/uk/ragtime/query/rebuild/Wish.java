package uk.ragtime.query.rebuild;

/** What an operator asked for that is still to be done. */
enum Wish {
  NONE,
  SWAP,
  CANCEL,
  ROLL_BACK
}
