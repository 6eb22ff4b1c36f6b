package uk.ragtime.query.tenancy;

import java.util.function.Function;

/**
 * A part of a partnership's reference data, such as all revisions of its cycles. It is read as a
 * whole, is immutable, and is kept in memory for as long as none of the tables that it is read from
 * changes. All of these are watched by triggers, which a test compares with what is read.
 *
 * @param name of the part, the same as no other one's
 * @param reading from the rows of one partnership
 */
public record ReferencePart<T>(String name, Function<ReferenceRows, T> reading) {
  @Override
  public String toString() {
    return name;
  }
}
