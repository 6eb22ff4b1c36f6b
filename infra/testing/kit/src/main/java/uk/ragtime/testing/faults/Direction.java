package uk.ragtime.testing.faults;

/** Which way bytes go. */
enum Direction {
  TO_SERVER,
  TO_CLIENT
}
