package uk.ragtime.kernel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.Upcasting;

/** docs/api/asyncapi.yaml is valid, and names every topic, header and event type and no other. */
class AsyncApiTest {
  private static final Path API = Path.of("../docs/api");

  private final JsonNode document = read();

  @Test
  void theDocumentIsValid() throws IOException {
    JsonNode schema =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("src/test/resources/schemas/asyncapi-3.0.0.json")));
    var known = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);

    assertThat(known.validate(document)).isEmpty();
    assertThat(known.validate(JsonMapper.shared().readTree("{\"asyncapi\":\"3.0.0\"}")))
        .isNotEmpty();
  }

  @Test
  void aPrefixTakesThePlaceOfTheUsualOne() {
    assertThat(
            List.of(
                EventTopics.events("ragtime"),
                EventTopics.directory("ragtime"),
                EventTopics.texts("ragtime"),
                EventTopics.erasureProgress("ragtime"),
                EventTopics.profiles("ragtime")))
        .containsExactly(
            EventTopics.EVENTS,
            EventTopics.DIRECTORY,
            EventTopics.TEXTS,
            EventTopics.ERASURE_PROGRESS,
            EventTopics.PROFILES);
    assertThat(EventTopics.texts("other")).isEqualTo("other.texts.v1");
  }

  @Test
  void itNamesEveryTopicAndNoOther() {
    Set<String> topics = new TreeSet<>();
    constants(EventTopics.class).stream().filter(name -> name.endsWith(".v1")).forEach(topics::add);

    Set<String> described = new TreeSet<>();
    for (JsonNode channel : document.get("channels")) {
      described.add(channel.get("address").asString());
      assertThat(channel.at("/bindings/kafka/partitions").asInt())
          .isEqualTo(EventTopics.PARTITIONS);
    }
    assertThat(described).isEqualTo(topics);
  }

  /** A topic without these settings may keep an erased name or text for ever. */
  @Test
  void topicsOfErasableValuesHaveTheirSettings() {
    for (String channel : List.of("directory", "texts")) {
      Map<String, String> described = new TreeMap<>();
      document
          .at("/channels/" + channel + "/bindings/kafka/topicConfiguration")
          .properties()
          .forEach(setting ->
              described.put(
                  setting.getKey(),
                  setting.getValue().isArray()
                      ? setting.getValue().get(0).asString()
                      : setting.getValue().asString()));

      assertThat(described).isEqualTo(EventTopics.erasableSettings(EventTopics.COMPACTION_BOUND));
    }
  }

  @Test
  void itNamesEveryHeaderAndNoOther() {
    assertThat(
            new TreeSet<>(
                document.at("/components/schemas/EventHeaders/properties").propertyNames()))
        .isEqualTo(constants(EventTopics.Headers.class));
  }

  @Test
  void itNamesEveryEventTypeWithItsSchemaAndNoOther() {
    Set<String> described = new TreeSet<>();
    for (JsonNode reference : document.at("/channels/events/messages")) {
      JsonNode message = document.at(reference.get("$ref").asString().substring(1));
      String type = message.get("name").asString();
      described.add(type);
      String file = message.at("/payload/schema/$ref").asString();
      assertThat(API.resolve(file)).exists();
      assertThat(file).isEqualTo("events/" + EventType.parse(type).label() + ".schema.json");
      assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString())
          .isEqualTo(type);
    }
    assertThat(described)
        .isEqualTo(
            Stream.concat(EventTypes.all().stream(), Upcasting.CURRENT.retired().stream())
                .map(EventType::cloudEventsType)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> constants(Class<?> owner) {
    return Arrays.stream(owner.getFields())
        .filter(field -> field.getType() == String.class)
        .map(AsyncApiTest::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Field field) {
    try {
      return String.valueOf(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read() {
    try {
      return YAMLMapper.builder().build().readTree(Files.readString(API.resolve("asyncapi.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
