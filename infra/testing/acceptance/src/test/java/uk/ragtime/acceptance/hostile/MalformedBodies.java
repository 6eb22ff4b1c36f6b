package uk.ragtime.acceptance.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Bodies with one defect each. */
final class MalformedBodies {
  /** Stands where something is to be put that no JSON library would write. */
  private static final String HERE = "@here@";

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final byte[][] NO_UTF_8 = {
    {(byte) 0xff}, {(byte) 0xc0, (byte) 0xaf}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, {(byte) 0xe2, (byte) 0x82}, {0}
  };

  private MalformedBodies() {}

  /** The body with something else in a field's place, as it is to be written. */
  static String replaced(JsonNode body, String pointer, String literal) {
    return set(body, pointer).toString().replace("\"" + HERE + "\"", literal);
  }

  /** The body with the field there twice. */
  static String doubled(JsonNode body, String pointer, String literal) {
    String name = "\"" + JsonPointer.compile(pointer).last().getMatchingProperty() + "\":";
    String whole = set(body, pointer).toString();
    String before = body.at(pointer).toString();
    return whole.replace(name + "\"" + HERE + "\"", name + before + "," + name + literal);
  }

  static String without(JsonNode body, String pointer) {
    JsonNode copy = body.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    switch (copy.at(at.head())) {
      case ObjectNode object -> object.remove(at.last().getMatchingProperty());
      case ArrayNode array -> array.remove(at.last().getMatchingIndex());
      default -> throw new IllegalStateException("nothing at " + pointer);
    }
    return copy.toString();
  }

  /** The body with a field beside the one that is named. */
  static String joined(JsonNode body, String pointer, String name, String literal) {
    JsonNode copy = body.deepCopy();
    JsonNode parent = copy.at(JsonPointer.compile(pointer).head());
    if (parent instanceof ObjectNode object) {
      object.put(name, HERE);
    } else {
      ((ArrayNode) parent).add(HERE);
    }
    return copy.toString().replace("\"" + HERE + "\"", literal);
  }

  /** The same document in YAML, with text in a field's place as YAML has it unquoted. */
  static String yaml(JsonNode body, String pointer, String plain) {
    return YAML.writeValueAsString(set(body, pointer)).replace("\"" + HERE + "\"", plain);
  }

  static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  private static JsonNode set(JsonNode body, String pointer) {
    JsonNode copy = body.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = copy.at(Objects.requireNonNull(at.head()));
    if (parent instanceof ObjectNode object) {
      object.put(at.last().getMatchingProperty(), HERE);
    } else {
      ((ArrayNode) parent).set(at.last().getMatchingIndex(), HERE);
    }
    return copy;
  }

  /** Right text as wrong bytes. */
  static byte[] garbled(String text, RandomGenerator random) {
    byte[] bytes = text.getBytes(UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> text.getBytes(UTF_16LE);
      case 2 -> text.getBytes(Charset.forName("UTF-32"));
      case 3 -> ("\ufeff" + text).getBytes(UTF_8);
      case 4 -> text.getBytes(Charset.forName("IBM500"));
      case 5 -> inserted(bytes, random.nextInt(bytes.length), new byte[] {(byte) random.nextInt()});
      default ->
          inserted(bytes, random.nextInt(bytes.length), NO_UTF_8[random.nextInt(NO_UTF_8.length)]);
    };
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] more) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(bytes, 0, at);
    result.writeBytes(more);
    result.write(bytes, at, bytes.length - at);
    return result.toByteArray();
  }
}
