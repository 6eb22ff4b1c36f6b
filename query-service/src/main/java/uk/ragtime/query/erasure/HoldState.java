package uk.ragtime.query.erasure;

/** Whether a hold forbids anything. */
enum HoldState {
  /** It does. */
  IN_FORCE,
  /** Its last day has passed. */
  ENDED,
  /** A coordinator lifted it. */
  LIFTED
}
