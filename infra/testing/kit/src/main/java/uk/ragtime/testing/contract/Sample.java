package uk.ragtime.testing.contract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.raw.RawRequest;

/**
 * An operation with the values of a valid request.
 *
 * @param service the service that it is an operation of, such as {@code command}
 * @param path a value for each parameter of the path
 * @param body null where the operation takes none
 */
public record Sample(
    String service, ApiOperation operation, Map<String, String> path, @Nullable JsonNode body) {
  private static final String JSON = "application/json";

  public String name() {
    return service + " " + operation.id();
  }

  /** The same about another partnership. */
  public Sample in(String partnership) {
    return with("partnership", partnership);
  }

  /** The same with another value in the path, as it is to be written there. */
  public Sample with(String parameter, String value) {
    Map<String, String> values = new HashMap<>(path);
    values.put(parameter, value);
    return new Sample(service, operation, Map.copyOf(values), body);
  }

  public Sample with(@Nullable JsonNode other) {
    return new Sample(service, operation, path, other);
  }

  /** The path with its values. */
  public String target() {
    String target = operation.path();
    for (ApiOperation.Parameter parameter : operation.parametersIn("path")) {
      String value = path.get(parameter.name());
      if (value == null) {
        throw new IllegalStateException("no sample of " + parameter.name() + " for " + operation);
      }
      target = target.replace("{" + parameter.name() + "}", value);
    }
    return target;
  }

  /** The request, without a token. */
  public RawRequest request() {
    RawRequest request = RawRequest.of(operation.method(), target());
    return body == null ? request : request.body(body.toString()).and("Content-Type", JSON);
  }
}
