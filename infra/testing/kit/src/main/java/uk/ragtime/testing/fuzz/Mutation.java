package uk.ragtime.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutates an input slightly. Tokens that parsers stumble over are inserted as a whole. */
final class Mutation {
  private static final List<String> WORDS =
      List.of(
          "\0",
          "\n",
          "\r\n",
          "\t",
          "\u0085",
          "\u00A0",
          "\u200B",
          "\u202E",
          "\u2028",
          "\uFEFF",
          "\uFFFE",
          "\u0661",
          "\uFF11",
          "\uD83D\uDC76",
          "\uDB40\uDC20",
          "\\ud800",
          "\\u0000",
          "\"",
          "'",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "/",
          "..",
          "%00",
          "=",
          "+",
          "-",
          "@",
          "&a ",
          "*a",
          "!!int ",
          "---\n",
          "<<",
          "null",
          "true",
          "NaN",
          "1e999",
          "-0",
          "0x",
          "1_0",
          "00",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999",
          "T",
          "Z",
          "+14:00",
          "+999999999-12-31",
          "2026-02-30",
          "24:00:00",
          "W/\"1\"",
          "*",
          " ");

  private static final byte[] HALF_A_CHARACTER = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

  private final Random random;
  private final List<byte[]> seeds;

  Mutation(Random random, List<byte[]> seeds) {
    this.random = random;
    this.seeds = seeds;
  }

  byte[] of(byte[] input, int mostBytes) {
    byte[] mutated =
        switch (random.nextInt(8)) {
          case 0 -> flip(input);
          case 1 -> put(input, new byte[] {(byte) random.nextInt(256)}, 1);
          case 2 -> put(input, word(), 0);
          case 3 -> put(input, word(), random.nextInt(4));
          case 4 -> put(input, new byte[0], 1 + random.nextInt(8));
          case 5 -> Arrays.copyOf(input, at(input));
          case 6 -> put(input, input, 0);
          default -> splice(input, seeds.get(random.nextInt(seeds.size())));
        };
    return mutated.length > mostBytes ? Arrays.copyOf(mutated, mostBytes) : mutated;
  }

  private byte[] word() {
    int which = random.nextInt(WORDS.size() + 1);
    return which == WORDS.size() ? HALF_A_CHARACTER : WORDS.get(which).getBytes(UTF_8);
  }

  private int at(byte[] input) {
    return random.nextInt(input.length + 1);
  }

  private byte[] flip(byte[] input) {
    byte[] mutated = input.clone();
    if (mutated.length > 0) {
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return mutated;
  }

  /** Puts bytes somewhere, in place of some that are there. */
  private byte[] put(byte[] input, byte[] bytes, int inPlaceOf) {
    int from = at(input);
    int rest = Math.min(input.length, from + inPlaceOf);
    byte[] mutated = new byte[from + bytes.length + input.length - rest];
    System.arraycopy(input, 0, mutated, 0, from);
    System.arraycopy(bytes, 0, mutated, from, bytes.length);
    System.arraycopy(input, rest, mutated, from + bytes.length, input.length - rest);
    return mutated;
  }

  private byte[] splice(byte[] one, byte[] other) {
    int from = at(one);
    int rest = at(other);
    byte[] mutated = Arrays.copyOf(one, from + other.length - rest);
    System.arraycopy(other, rest, mutated, from, other.length - rest);
    return mutated;
  }
}
