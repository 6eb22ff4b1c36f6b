package uk.ragtime.testing.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.contract.ApiOperation;
import uk.ragtime.testing.contract.Sample;

/**
 * A place of an operation's request that can be attacked.
 *
 * @param name a parameter's name, or a field's JSON pointer
 */
public record Spot(Sample sample, Kind kind, String name) {

  /** What the place is. */
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
  static List<Spot> of(Sample sample) {
    List<Spot> spots = new ArrayList<>();
    ApiOperation operation = sample.operation();
    for (ApiOperation.Parameter parameter : operation.parameters()) {
      Kind kind =
          switch (parameter.in()) {
            case "path" -> Kind.PATH;
            case "query" -> Kind.QUERY;
            case "header" -> Kind.HEADER;
            default -> throw new IllegalStateException("a parameter in " + parameter.in());
          };
      spots.add(new Spot(sample, kind, parameter.name()));
    }
    JsonNode body = sample.body();
    if (body != null) {
      fields(sample, Objects.requireNonNull(operation.bodies().get(JSON)), body, "", spots);
      spots.add(new Spot(sample, Kind.BODY, ""));
      spots.add(new Spot(sample, Kind.CONTENT_TYPE, ""));
      spots.add(new Spot(sample, Kind.FRAMING, ""));
    }
    if (operation.bodies().containsKey(YAML_TYPE)) {
      spots.add(new Spot(sample, Kind.YAML, ""));
    }
    for (Kind kind : List.of(Kind.ACCEPT, Kind.METHOD, Kind.ADDRESS, Kind.ANY_HEADER, Kind.HEAD)) {
      spots.add(new Spot(sample, kind, ""));
    }
    return spots;
  }

  private static void fields(
      Sample sample, JsonNode schema, JsonNode value, String pointer, List<Spot> spots) {
    for (String field : schema.path("properties").propertyNames()) {
      if (!value.has(field)) {
        throw new IllegalStateException(
            "the sample of " + sample.name() + " has no " + pointer + "/" + field);
      }
      String at = pointer + "/" + field;
      spots.add(new Spot(sample, Kind.FIELD, at));
      fields(sample, schema.path("properties").get(field), value.get(field), at, spots);
    }
    if (schema.has("items") && !value.isEmpty()) {
      spots.add(new Spot(sample, Kind.FIELD, pointer + "/0"));
      fields(sample, schema.get("items"), value.get(0), pointer + "/0", spots);
    }
  }

  @Override
  public String toString() {
    return sample.name() + " " + kind + (name.isEmpty() ? "" : " " + name);
  }
}
