package uk.ragtime.testing.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI 3.1 document: checks that it is well-formed and complete, and validates messages
 * against it.
 */
public final class ApiDocument {
  static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private static final Pattern NAMES = Pattern.compile("\\{([^}]+)}");

  private final JsonNode root;
  private volatile @Nullable List<ApiOperation> described;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  public static ApiDocument of(JsonNode root) {
    return new ApiDocument(root);
  }

  /** Reads a document in YAML. */
  public static ApiDocument read(Path file) {
    try {
      return new ApiDocument(YAMLMapper.builder().build().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode json() {
    return root;
  }

  /** Every operation that it describes, with all that may be sent and answered. */
  public List<ApiOperation> described() {
    List<ApiOperation> operations = described;
    if (operations == null) {
      operations = List.copyOf(new ApiOperations(this).all());
      described = operations;
    }
    return operations;
  }

  /** Operations that take a token and do not declare that requests are limited. */
  public List<String> withoutTooManyRequests() {
    List<String> found = new ArrayList<>();
    for (JsonNode path : root.get("paths")) {
      for (JsonNode operation : path) {
        String limited = operation.at("/responses/429").toString();
        if (operation.path("responses").has("401")
            && !limited.contains("/TooManyRequests")
            && !limited.contains("too-many-requests")) {
          found.add(operation.path("operationId").asString());
        }
      }
    }
    return found;
  }

  /** By {@code GET /path}, the names of the query parameters. */
  public Map<String, Set<String>> operations() {
    Map<String, Set<String>> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          Set<String> names = parameters(path.getValue(), "query");
          names.addAll(parameters(operation.getValue(), "query"));
          operations.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), names);
        }
      }
    }
    return operations;
  }

  private Set<String> parameters(JsonNode owner, String in) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : owner.path("parameters")) {
      JsonNode resolved = resolve(parameter);
      if (resolved.path("in").asString().equals(in)) {
        names.add(resolved.get("name").asString());
      }
    }
    return names;
  }

  /** Everything that is wrong with it as a document; empty if nothing is. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Error error : errors(resource("/schemas/openapi-3.1.json"), root)) {
      faults.add(error.toString());
    }
    references("", root, faults);
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (METHODS.contains(entry.getKey())) {
          operationFaults(path.getKey(), path.getValue(), entry.getValue(), ids, faults);
        }
      }
    }
    return faults;
  }

  private void operationFaults(
      String path, JsonNode item, JsonNode operation, Set<String> ids, List<String> faults) {
    String id = operation.path("operationId").asString();
    if (id.isEmpty() || !ids.add(id)) {
      faults.add(path + " has no operationId of its own: " + id);
    }
    for (String word : List.of("summary", "description", "tags")) {
      if (!operation.has(word)) {
        faults.add(id + " has no " + word);
      }
    }
    Set<String> inPath = parameters(item, "path");
    inPath.addAll(parameters(operation, "path"));
    Set<String> named = new TreeSet<>();
    NAMES.matcher(path).results().forEach(found -> named.add(found.group(1)));
    if (!inPath.equals(named)) {
      faults.add(id + " names " + inPath + " in the path " + path);
    }
    List<JsonNode> bodies = new ArrayList<>();
    operation.path("requestBody").path("content").forEach(bodies::add);
    for (JsonNode response : operation.get("responses")) {
      resolve(response).path("content").forEach(bodies::add);
    }
    for (JsonNode body : bodies) {
      if (body.path("schema").has("$ref") && body.has("example")) {
        String schema = body.at("/schema/$ref").asString();
        for (String fault : schemaFaults(schema, body.get("example"))) {
          faults.add(id + " has an example that is no " + schema + ": " + fault);
        }
      }
    }
  }

  /** Differences between an instance and a schema of the document, such as {@code Area}. */
  public List<String> faultsOf(String schema, JsonNode instance) {
    return schemaFaults("#/components/schemas/" + schema, instance);
  }

  private List<String> schemaFaults(String reference, JsonNode instance) {
    ObjectNode schema = JsonMapper.shared().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$ref", reference);
    schema.set("components", root.get("components"));
    return errors(schema, instance).stream().map(Error::toString).toList();
  }

  private void references(String at, JsonNode node, List<String> faults) {
    if (node.path("$ref").isString() && resolve(node).isMissingNode()) {
      faults.add(at + " refers to nothing: " + node.get("$ref"));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      references(at + "/" + entry.getKey(), entry.getValue(), faults);
    }
    if (node.isArray()) {
      node.forEach(item -> references(at + "[]", item, faults));
    }
  }

  JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString() ? root.at(reference.asString().substring(1)) : node;
  }

  private static List<Error> errors(JsonNode schema, JsonNode instance) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(
            instance,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static JsonNode resource(String place) {
    try (InputStream stream = ApiDocument.class.getResourceAsStream(place)) {
      return JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
