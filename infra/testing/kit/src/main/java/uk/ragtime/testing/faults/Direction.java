package uk.ragtime.testing.faults;

/** Direction of transfer. */
enum Direction {
  TO_SERVER,
  TO_CLIENT
}
