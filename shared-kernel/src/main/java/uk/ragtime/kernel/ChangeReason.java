package uk.ragtime.kernel;

/** Why a rating changed. */
public enum ChangeReason {
  /** The workforce can do more than before. */
  IMPROVEMENT,
  /** The workforce can do less than before. */
  DECLINE,
  /** The earlier rating was wrong when it was given. */
  CORRECTION,
  /** The same workforce, seen differently: the wording is understood anew. */
  REINTERPRETATION,
  /** People came or went. */
  STAFFING_CHANGE,
  /** There was no rating before. */
  FIRST_RATING
}
