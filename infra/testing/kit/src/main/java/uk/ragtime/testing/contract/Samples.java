package uk.ragtime.testing.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A valid request for each operation of several services. Path values and bodies come from a
 * document: {@code path}, for all, and by service and operation id its own {@code path} and {@code
 * body}.
 */
public final class Samples {
  private final JsonNode given;

  private Samples(JsonNode given) {
    this.given = given;
  }

  /**
   * Reads the document.
   *
   * @param yaml with {@code ${name}} where a value is to be put
   */
  public static Samples read(String yaml, Map<String, String> values) {
    String filled = yaml;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return new Samples(YAMLMapper.builder().build().readTree(filled));
  }

  /**
   * A sample for each operation of a service.
   *
   * @throws IllegalStateException if a body is not given, or one is given for no operation
   */
  public List<Sample> of(String service, ApiDocument document) {
    List<Sample> samples = new ArrayList<>();
    TreeSet<String> strangers = new TreeSet<>(given.path(service).propertyNames());
    for (ApiOperation operation : document.described()) {
      strangers.remove(operation.id());
      samples.add(sample(service, operation, given.path(service).path(operation.id())));
    }
    if (!strangers.isEmpty()) {
      throw new IllegalStateException(service + " has no operations " + strangers);
    }
    return samples;
  }

  private Sample sample(String service, ApiOperation operation, JsonNode own) {
    Map<String, String> path = new HashMap<>();
    for (JsonNode values : List.of(given.path("path"), own.path("path"))) {
      values.properties().forEach(value -> path.put(value.getKey(), value.getValue().asString()));
    }
    return new Sample(service, operation, Map.copyOf(path), body(operation, own));
  }

  private static @Nullable JsonNode body(ApiOperation operation, JsonNode own) {
    if (operation.bodies().isEmpty()) {
      return null;
    }
    if (!own.has("body")) {
      throw new IllegalStateException("no sample of a body for " + operation);
    }
    return own.get("body");
  }
}
