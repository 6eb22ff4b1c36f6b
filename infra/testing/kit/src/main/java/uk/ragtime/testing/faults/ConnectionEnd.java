package uk.ragtime.testing.faults;

/** The way in which a connection ends for both of its sides. */
public enum ConnectionEnd {
  /** In order, as when a program closes it: the other side reads the end of the stream. */
  CLOSED,
  /** At once, as after a crash: the other side sees a reset. */
  RESET,
  /** The connection stays open, but nothing arrives any more. */
  SILENT
}
