package uk.ragtime.query.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;

/**
 * Numbers of a partnership's cells: 1 for the one that was rated first, and so on, so that they are
 * the same in every generation. A cell takes some 30 bytes of memory. Not thread-safe.
 */
final class CellNumbers {
  private static final int FIRST_LINES = 16;

  private record Assessed(AreaCode area, AgencyCode agency) {}

  /** Lines that an agency has rated in an area. They are few. */
  private static final class NumberedLines {
    private long[] lines = new long[FIRST_LINES];
    private int[] numbers = new int[FIRST_LINES];
    private int size;

    int number(long line) {
      for (int i = 0; i < size; i++) {
        if (lines[i] == line) {
          return numbers[i];
        }
      }
      return 0;
    }

    void add(long line, int number) {
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      lines[size] = line;
      numbers[size] = number;
      size++;
    }
  }

  private final Map<Assessed, NumberedLines> assessed = new HashMap<>();
  private int last;

  /** Number of a cell; 0 if it has none yet. */
  int find(AreaCode area, AgencyCode agency, long line) {
    NumberedLines lines = assessed.get(new Assessed(area, agency));
    return lines == null ? 0 : lines.number(line);
  }

  /** Gives the next number to a cell that has none. */
  int next(AreaCode area, AgencyCode agency, long line) {
    add(area, agency, line, Math.addExact(last, 1));
    return last;
  }

  /** Adds a cell with the number that it was given. */
  void add(AreaCode area, AgencyCode agency, long line, int number) {
    assessed
        .computeIfAbsent(new Assessed(area, agency), _ -> new NumberedLines())
        .add(line, number);
    last = Math.max(last, number);
  }

  int count() {
    return last;
  }
}
