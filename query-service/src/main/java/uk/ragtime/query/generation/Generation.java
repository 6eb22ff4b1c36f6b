package uk.ragtime.query.generation;

/**
 * A complete set of read models, in a schema of its own.
 *
 * @param number counted from 1
 */
public record Generation(int number, String schema) {
  public static Generation of(int number) {
    return new Generation(number, "read_" + number);
  }
}
