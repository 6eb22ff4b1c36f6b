package uk.ragtime.query.erasure;

/** Effect of a hold, on the day it is asked for. */
enum HoldState {
  /** It forbids erasures. */
  IN_FORCE,
  /** Its last day has passed. */
  ENDED,
  /** A coordinator lifted it. */
  LIFTED
}
