package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Numbers of a partnership's cells: a hash of the partnership above, so that indexes of cells need
 * not name it, and below 1 for the cell that was rated first, and so on. They are the same in every
 * generation. Readers compare the partnership as well, since two may share a hash. A cell takes
 * some 35 bytes of memory. Not thread-safe.
 */
final class CellNumbers {
  private static final int FIRST_LINES = 16;

  /** Bits of a cell's number within its partnership. */
  private static final int BELOW = 32;

  private record Assessed(AreaCode area, AgencyCode agency) {}

  /** Lines that an agency has rated in an area. They are few. */
  private static final class NumberedLines {
    private long[] lines = new long[FIRST_LINES];
    private long[] numbers = new long[FIRST_LINES];
    private int size;

    long number(long line) {
      for (int i = 0; i < size; i++) {
        if (lines[i] == line) {
          return numbers[i];
        }
      }
      return 0;
    }

    void add(long line, long number) {
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      lines[size] = line;
      numbers[size] = number;
      size++;
    }
  }

  private final long hash;
  private final Map<Assessed, NumberedLines> assessed = new HashMap<>();
  private int last;

  CellNumbers(PartnershipCode partnership) {
    CRC32 crc = new CRC32();
    crc.update(partnership.value().getBytes(UTF_8));
    hash = crc.getValue() & Integer.MAX_VALUE;
  }

  /** Number of a cell; 0 if it has none yet. */
  long find(AreaCode area, AgencyCode agency, long line) {
    NumberedLines lines = assessed.get(new Assessed(area, agency));
    return lines == null ? 0 : lines.number(line);
  }

  /** Gives the next number to a cell that has none. */
  long next(AreaCode area, AgencyCode agency, long line) {
    long number = (hash << BELOW) | Math.addExact(last, 1);
    add(area, agency, line, number);
    return number;
  }

  /** Adds a cell with the number that it was given. */
  void add(AreaCode area, AgencyCode agency, long line, long number) {
    assessed
        .computeIfAbsent(new Assessed(area, agency), _ -> new NumberedLines())
        .add(line, number);
    last = Math.max(last, (int) number);
  }

  int count() {
    return last;
  }
}
