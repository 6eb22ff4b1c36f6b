package uk.ragtime.testing.truth;

/** Capacity in which somebody takes part in a review. Of several, the first counts. */
enum Capacity {
  REVIEWER,
  LEAD,
  COORDINATOR
}
