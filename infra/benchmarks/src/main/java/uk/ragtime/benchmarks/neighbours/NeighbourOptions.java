package uk.ragtime.benchmarks.neighbours;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param seconds of each row of the table
 * @param connections that the flood comes through, half of them with commands
 * @param out where the table is written as well
 */
record NeighbourOptions(int seconds, int connections, @Nullable Path out) {
  private static final NeighbourOptions USUAL = new NeighbourOptions(60, 64, null);

  static NeighbourOptions read(List<String> arguments) {
    NeighbourOptions options = USUAL;
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " takes a value");
      }
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private NeighbourOptions with(String name, String value) {
    return switch (name) {
      case "--seconds" -> new NeighbourOptions(positive(name, value), connections, out);
      case "--connections" -> new NeighbourOptions(seconds, positive(name, value), out);
      case "--out" -> new NeighbourOptions(seconds, connections, Path.of(value));
      default -> throw new IllegalArgumentException("there is no option " + name);
    };
  }

  private static int positive(String name, String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1");
    }
    return number;
  }
}
