package uk.ragtime.acceptance.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.contract.ApiOperation;
import uk.ragtime.testing.contract.Sample;

/**
 * A part of an operation's request that can be attacked.
 *
 * @param name a parameter's name, or a field's JSON pointer
 */
public record InjectionPoint(Sample sample, Kind kind, String name) {

  /** The kind of part. */
  public enum Kind {
    PATH,
    QUERY,
    HEADER,
    FIELD,
    BODY,
    YAML,
    CONTENT_TYPE,
    ACCEPT,
    METHOD,
    ADDRESS,
    ANY_HEADER,
    HEAD,
    FRAMING
  }

  private static final String JSON = "application/json";
  private static final String YAML_TYPE = "application/yaml";

  /**
   * All places of an operation, so that none can be forgotten.
   *
   * @throws IllegalStateException if the sample's body leaves out a field that the document has
   */
  static List<InjectionPoint> of(Sample sample) {
    List<InjectionPoint> points = new ArrayList<>();
    ApiOperation operation = sample.operation();
    for (ApiOperation.Parameter parameter : operation.parameters()) {
      Kind kind =
          switch (parameter.in()) {
            case "path" -> Kind.PATH;
            case "query" -> Kind.QUERY;
            case "header" -> Kind.HEADER;
            default -> throw new IllegalStateException("a parameter in " + parameter.in());
          };
      points.add(new InjectionPoint(sample, kind, parameter.name()));
    }
    JsonNode body = sample.body();
    if (body != null) {
      fields(sample, Objects.requireNonNull(operation.bodies().get(JSON)), body, "", points);
      points.add(new InjectionPoint(sample, Kind.BODY, ""));
      points.add(new InjectionPoint(sample, Kind.CONTENT_TYPE, ""));
      points.add(new InjectionPoint(sample, Kind.FRAMING, ""));
    }
    if (operation.bodies().containsKey(YAML_TYPE)) {
      points.add(new InjectionPoint(sample, Kind.YAML, ""));
    }
    for (Kind kind : List.of(Kind.ACCEPT, Kind.METHOD, Kind.ADDRESS, Kind.ANY_HEADER, Kind.HEAD)) {
      points.add(new InjectionPoint(sample, kind, ""));
    }
    return points;
  }

  private static void fields(
      Sample sample, JsonNode schema, JsonNode value, String pointer, List<InjectionPoint> points) {
    for (String field : schema.path("properties").propertyNames()) {
      if (!value.has(field)) {
        throw new IllegalStateException(
            "the sample of " + sample.name() + " has no " + pointer + "/" + field);
      }
      String at = pointer + "/" + field;
      points.add(new InjectionPoint(sample, Kind.FIELD, at));
      fields(sample, schema.path("properties").get(field), value.get(field), at, points);
    }
    if (schema.has("items") && !value.isEmpty()) {
      points.add(new InjectionPoint(sample, Kind.FIELD, pointer + "/0"));
      fields(sample, schema.get("items"), value.get(0), pointer + "/0", points);
    }
  }

  @Override
  public String toString() {
    return sample.name() + " " + kind + (name.isEmpty() ? "" : " " + name);
  }
}
