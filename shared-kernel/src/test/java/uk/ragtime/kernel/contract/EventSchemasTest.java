package uk.ragtime.kernel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.Upcasting;

/**
 * The schemas in docs/api/events say what the records are, and never break with those in
 * docs/api/released. With {@code -Dcontract.write} they are written anew instead.
 */
class EventSchemasTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path EXAMPLES = Path.of("src/test/resources/contract");
  private static final Path PUBLISHED = Path.of("../docs/api/events");
  private static final Path RELEASED = Path.of("../docs/api/released/events");

  static Stream<EventType> types() {
    return EventTypes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void thePublishedSchemaIsWhatTheRecordSays(EventType type) throws IOException {
    String schema =
        JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(new EventSchemas(descriptions()).of(type, example(type)))
            + "\n";
    Path file = PUBLISHED.resolve(type.label() + ".schema.json");
    if (System.getProperty("contract.write") != null) {
      Files.writeString(file, schema);
    }

    assertThat(Files.readString(file))
        .as("run the tests of shared-kernel with -Dcontract.write to write it anew")
        .isEqualTo(schema);
  }

  @ParameterizedTest
  @MethodSource("types")
  void theExampleIsValidAndATamperedOneIsNot(EventType type) throws IOException {
    JsonNode schema = JSON.readTree(Files.readString(file(type)));
    JsonNode example = example(type);

    assertThat(errors(schema, example)).isEmpty();
    List<JsonNode> tampered = tampered(example, schema);
    assertThat(tampered).isNotEmpty();
    for (JsonNode wrong : tampered) {
      assertThat(errors(schema, wrong)).as("%s", wrong).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void aFieldAddedLaterIsNoFault(EventType type) throws IOException {
    ObjectNode example = (ObjectNode) example(type);
    example.put("addedLater", 1);

    assertThat(errors(JSON.readTree(Files.readString(file(type))), example)).isEmpty();
  }

  @Test
  void thereIsASchemaForEachTypeAndNoOther() throws IOException {
    assertThat(names(PUBLISHED))
        .isEqualTo(
            Stream.concat(types(), Upcasting.CURRENT.retired().stream())
                .map(type -> type.label() + ".schema.json")
                .collect(Collectors.toSet()));
  }

  @Test
  void noReleasedSchemaIsBroken() throws IOException {
    List<String> breaks = new ArrayList<>();
    for (String name : names(RELEASED)) {
      if (!Files.exists(PUBLISHED.resolve(name))) {
        breaks.add(name + " is gone");
        continue;
      }
      JsonNode released = JSON.readTree(Files.readString(RELEASED.resolve(name)));
      JsonNode current = JSON.readTree(Files.readString(PUBLISHED.resolve(name)));
      Compatibility.breaks(released, current).forEach(found -> breaks.add(name + ": " + found));
    }

    assertThat(names(RELEASED)).isNotEmpty();
    assertThat(breaks).as("a break needs a new revision, in a file of its own").isEmpty();
  }

  /** Stored events of a type that is no longer recorded are still read by its schema. */
  @Test
  void theSchemaOfARetiredTypeStaysAsItWasReleased() throws IOException {
    for (EventType retired : Upcasting.CURRENT.retired()) {
      String name = retired.label() + ".schema.json";
      assertThat(Files.readString(PUBLISHED.resolve(name)))
          .isEqualTo(Files.readString(RELEASED.resolve(name)));
    }
  }

  /** Each field that is required taken away, each field of another type. */
  private static List<JsonNode> tampered(JsonNode example, JsonNode schema) {
    List<JsonNode> tampered = new ArrayList<>();
    for (JsonNode field : schema.get("required")) {
      ObjectNode without = (ObjectNode) example.deepCopy();
      without.remove(field.asString());
      tampered.add(without);
    }
    for (String field : example.propertyNames()) {
      ObjectNode other = (ObjectNode) example.deepCopy();
      other.putObject(field);
      tampered.add(other);
      JsonNode property = schema.at("/properties/" + field);
      if (property.has("enum") || property.has("pattern") || property.has("format")) {
        ObjectNode word = (ObjectNode) example.deepCopy();
        word.put(field, "Not This");
        tampered.add(word);
      }
    }
    return tampered;
  }

  private static List<?> errors(JsonNode schema, JsonNode instance) {
    Schema known =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    return known.validate(
        instance,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static Path file(EventType type) {
    return PUBLISHED.resolve(type.label() + ".schema.json");
  }

  private static JsonNode example(EventType type) throws IOException {
    return JSON.readTree(Files.readString(EXAMPLES.resolve(type.label() + ".json")));
  }

  private static Properties descriptions() throws IOException {
    Properties descriptions = new Properties();
    try (Reader reader = Files.newBufferedReader(EXAMPLES.resolve("descriptions.properties"))) {
      descriptions.load(reader);
    }
    return descriptions;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
