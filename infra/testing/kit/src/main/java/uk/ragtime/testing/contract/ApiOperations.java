package uk.ragtime.testing.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the operations of a document, with every reference resolved. */
final class ApiOperations {
  /** Far deeper than any schema of ours nests; one that refers to itself has no end. */
  private static final int MAX_DEPTH = 64;

  private final ApiDocument document;

  ApiOperations(ApiDocument document) {
    this.document = document;
  }

  List<ApiOperation> all() {
    List<ApiOperation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.json().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (ApiDocument.METHODS.contains(entry.getKey())) {
          all.add(operation(path.getKey(), entry.getKey(), path.getValue(), entry.getValue()));
        }
      }
    }
    return all;
  }

  private ApiOperation operation(String path, String method, JsonNode item, JsonNode operation) {
    List<ApiOperation.Parameter> parameters = new ArrayList<>();
    for (JsonNode owner : List.of(item, operation)) {
      for (JsonNode parameter : owner.path("parameters")) {
        JsonNode resolved = document.resolve(parameter);
        parameters.add(
            new ApiOperation.Parameter(
                resolved.get("name").asString(),
                resolved.get("in").asString(),
                whole(resolved.path("schema"), 0)));
      }
    }
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    operation
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(body -> bodies.put(body.getKey(), whole(body.getValue().path("schema"), 0)));
    Map<Integer, ApiOperation.Answer> answers = new TreeMap<>();
    operation
        .get("responses")
        .properties()
        .forEach(
            answer -> answers.put(Integer.valueOf(answer.getKey()), answer(answer.getValue())));
    return new ApiOperation(
        operation.get("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("security").isArray() && operation.get("security").isEmpty(),
        parameters,
        bodies,
        answers);
  }

  private ApiOperation.Answer answer(JsonNode response) {
    Set<String> mediaTypes = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    JsonNode content = document.resolve(response).path("content");
    for (Map.Entry<String, JsonNode> each : content.properties()) {
      mediaTypes.add(each.getKey());
      each.getValue()
          .at("/schema/properties/code/enum")
          .forEach(code -> codes.add(code.asString()));
    }
    return new ApiOperation.Answer(mediaTypes, codes);
  }

  /** The schema with what it refers to in the references' places. */
  private JsonNode whole(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException("a schema refers to itself: " + schema);
    }
    if (schema.has("$ref")) {
      return whole(document.resolve(schema), depth + 1);
    }
    if (schema instanceof ObjectNode object) {
      ObjectNode result = object.objectNode();
      object
          .properties()
          .forEach(each -> result.set(each.getKey(), whole(each.getValue(), depth + 1)));
      return result;
    }
    if (schema instanceof ArrayNode array) {
      ArrayNode result = array.arrayNode();
      array.forEach(each -> result.add(whole(each, depth + 1)));
      return result;
    }
    return schema;
  }
}
