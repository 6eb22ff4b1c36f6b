package uk.ragtime.testing.faults;

/** How a connection ends for both of its sides. */
public enum Ending {
  /** In order, as when a program closes it: the other side reads the end of the stream. */
  CLOSED,
  /** At once, as when a machine forgets it: the other side is told that it was reset. */
  RESET,
  /** Not at all: nothing arrives any more, and nobody is told. */
  SILENT
}
