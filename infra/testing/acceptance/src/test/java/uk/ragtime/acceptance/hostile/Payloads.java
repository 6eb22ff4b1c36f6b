package uk.ragtime.acceptance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values sent in place of valid ones. The lists are resources, to which more can be added. */
final class Payloads {
  // Before the lists, which are read by them.
  /** {@code {{x*n}}} in a list is x, n times. */
  private static final Pattern REPEATED = Pattern.compile("\\{\\{(.+?)\\*(\\d+)}}", Pattern.DOTALL);

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  static final Payloads TEXTS = lines("texts.txt");
  static final Payloads JSON_VALUES = lines("json-values.txt");
  static final Payloads JSON_BODIES = lines("json-bodies.txt");
  static final Payloads YAML_BODIES = parts("yaml-bodies.txt", "\n=====\n");
  static final Payloads MEDIA_TYPES = lines("media-types.txt");
  static final Payloads METHODS = lines("methods.txt");
  static final Payloads ADDRESSES = lines("addresses.txt");
  static final Payloads HEADER_LINES = lines("header-lines.txt");

  private final List<String> all;

  private Payloads(List<String> all) {
    this.all = all;
  }

  List<String> all() {
    return all;
  }

  String any(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Payloads lines(String file) {
    boolean asJson = file.startsWith("json-values");
    return new Payloads(
        read(file)
            .lines()
            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
            .map(line -> meant(line, !asJson))
            .toList());
  }

  private static Payloads parts(String file, String between) {
    return new Payloads(
        Arrays.stream(read(file).split(between, -1)).map(part -> meant(part, true)).toList());
  }

  private static String meant(String written, boolean unescape) {
    if (written.equals("{{}}")) {
      return "";
    }
    String repeated =
        REPEATED
            .matcher(written)
            .replaceAll(found ->
                Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    return unescape
        ? ESCAPED
            .matcher(repeated)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : repeated;
  }

  private static String read(String file) {
    try (var stream = Payloads.class.getResourceAsStream("/hostile/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
