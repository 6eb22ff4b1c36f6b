package uk.ragtime.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Drives a fuzz target in the build: with each of its seeds, and with thousands of inputs that were
 * mutated from them, always the same ones. A target is a class with a method {@code
 * fuzzerTestOneInput(byte[])}, so that Jazzer, which looks where an input leads, can drive it for
 * longer: {@code ./ragtime fuzz}. Its seeds stand one a line in {@code fuzz/<class>.txt}, with
 * Java's escapes.
 */
public final class Fuzzing {
  /** Seconds in all for all targets. */
  public static final int INPUTS = 10_000;

  /** Longer ones find nothing that shorter ones do not, and cost more. */
  private static final int MOST_BYTES = 4_096;

  private Fuzzing() {}

  /** The tested code: it may reject the input as documented, and do nothing else. */
  @FunctionalInterface
  public interface Target {
    void take(byte[] input) throws Exception;
  }

  /** Tries all seeds of a class and its mutations of them. */
  public static void run(Class<?> named, Target target) {
    List<byte[]> seeds = seeds(named);
    seeds.forEach(seed -> attempt(target, seed));
    Random random = new Random(named.getName().hashCode());
    Mutation mutation = new Mutation(random, seeds);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = seeds.get(random.nextInt(seeds.size()));
      for (int n = random.nextInt(4); n >= 0; n--) {
        input = mutation.of(input, MOST_BYTES);
      }
      attempt(target, input);
    }
  }

  private static void attempt(Target target, byte[] input) {
    try {
      target.take(input);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "for the input %s (%s)"
              .formatted(Base64.getEncoder().encodeToString(input), new String(input, UTF_8)),
          e);
    }
  }

  private static List<byte[]> seeds(Class<?> named) {
    String path = "/fuzz/" + named.getSimpleName() + ".txt";
    try (InputStream file = named.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("There are no seeds in " + path);
      }
      List<byte[]> seeds = new ArrayList<>();
      new String(file.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.translateEscapes().getBytes(UTF_8))
          .forEach(seeds::add);
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
