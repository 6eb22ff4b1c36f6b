package uk.ragtime.web.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import uk.ragtime.web.Violations;

/**
 * The fields of one object of a body. Collects all violations, so that the caller gets them at
 * once. An unknown field is a violation as well, because it may be a misspelt one.
 */
public final class Fields {
  /** Stands for the whole body in violations. */
  static final String BODY = "body";

  private final JsonNode object;
  private final String path;
  private final Violations violations;
  private final Set<String> known = new HashSet<>();
  private final List<Fields> children = new ArrayList<>();

  private Fields(JsonNode object, String path, Violations violations) {
    this.object = object;
    this.path = path;
    this.violations = violations;
  }

  /**
   * @throws uk.ragtime.web.ProblemException invalid-field, if the body is no object
   */
  public static Fields of(JsonNode body) {
    Violations violations = new Violations();
    if (!body.isObject()) {
      violations.add(BODY, "invalid", "must be an object");
      violations.throwIfAny();
    }
    return new Fields(body, "", violations);
  }

  /** The fields of an empty object. */
  public static Fields none() {
    return of(JsonNodeFactory.instance.objectNode());
  }

  /** A required field. */
  public <T> Field<T> required(String name, Function<JsonNode, T> reader) {
    return new Field<>(violations.read(at(name), value(name), reader));
  }

  /** A field that may be missing or null. */
  public <T> Field<T> optional(String name, Function<JsonNode, T> reader) {
    return new Field<>(violations.readOptional(at(name), value(name), reader));
  }

  /** A required list without duplicates; may be empty. */
  public <T> Set<T> requiredSet(String name, int most, Function<JsonNode, T> reader) {
    violations.require(at(name), value(name));
    return set(name, most, reader);
  }

  /** A list without duplicates; empty if it is missing. */
  public <T> Set<T> set(String name, int most, Function<JsonNode, T> reader) {
    JsonNode array = value(name);
    Set<T> found = new LinkedHashSet<>();
    if (array != null && isList(name, array, 0, most)) {
      for (int i = 0; i < array.size(); i++) {
        String place = at(name) + "[" + i + "]";
        T read = violations.read(place, array.get(i), reader);
        if (read != null && !found.add(read)) {
          violations.add(place, "duplicate", "is " + read + " for the second time");
        }
      }
    }
    return found;
  }

  /** A list of objects, each with fields of its own; empty if it is missing and may be. */
  public List<Fields> objects(String name, int fewest, int most) {
    JsonNode array = value(name);
    if (array == null && fewest == 0) {
      return List.of();
    }
    List<Fields> found = new ArrayList<>();
    if (array == null) {
      violations.require(at(name), null);
    } else if (isList(name, array, fewest, most)) {
      for (int i = 0; i < array.size(); i++) {
        String place = at(name) + "[" + i + "]";
        if (array.get(i).isObject()) {
          found.add(new Fields(array.get(i), place, violations));
        } else {
          violations.add(place, "invalid", "must be an object");
        }
      }
    }
    children.addAll(found);
    return found;
  }

  private boolean isList(String name, JsonNode value, int fewest, int most) {
    boolean fits = value.isArray() && value.size() >= fewest && value.size() <= most;
    if (!fits) {
      violations.add(
          at(name), "invalid", "must be a list of " + fewest + " to " + most + " elements");
    }
    return fits;
  }

  /** Whether a field is present and not null. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Whether a field is missing, null or an empty list. */
  public boolean isEmpty(String name) {
    JsonNode value = value(name);
    return value == null || (value.isArray() && value.isEmpty());
  }

  /** An object with fields of its own; empty if it is missing. */
  public Optional<Fields> object(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      violations.add(at(name), "invalid", "must be an object");
      return Optional.empty();
    }
    Fields found = new Fields(value, at(name), violations);
    children.add(found);
    return Optional.of(found);
  }

  /**
   * An object whose fields have names of the sender's own, and are objects; empty if it is missing.
   *
   * @param key parses a name
   */
  public <K> Map<K, Fields> objectsByName(String name, int most, Function<String, K> key) {
    Map<K, Fields> found = new LinkedHashMap<>();
    object(name)
        .ifPresent(owner ->
            owner.named(
                most,
                key,
                (parsed, raw) -> owner.object(raw).ifPresent(fields -> found.put(parsed, fields))));
    return found;
  }

  /** The values of this object, whose fields have names of the sender's own. */
  public <K, V> Map<K, V> valuesByName(
      int most, Function<String, K> key, Function<JsonNode, V> reader) {
    Map<K, V> found = new LinkedHashMap<>();
    named(
        most,
        key,
        (parsed, raw) -> {
          V value = required(raw, reader).orNull();
          if (value != null) {
            found.put(parsed, value);
          }
        });
    return found;
  }

  private <K> void named(int most, Function<String, K> key, BiConsumer<K, String> each) {
    String owner = path.isEmpty() ? BODY : path;
    if (object.size() > most) {
      violations.add(owner, "invalid", "must have " + most + " fields at most");
    }
    for (String name : object.propertyNames()) {
      known.add(name);
      if (!UnknownName.isEchoed(name)) {
        violations.add(owner, "invalid", "has a name that is not accepted");
        continue;
      }
      K parsed = violations.read(at(name), object.get(name), _ -> key.apply(name));
      if (parsed != null) {
        each.accept(parsed, name);
      }
    }
  }

  /** Adds a violation that concerns several fields together. */
  public void fault(String name, String code, String message) {
    violations.add(at(name), code, message);
  }

  /** Throws if there is any violation. */
  public void check() {
    Violations all = new Violations();
    findUnknownFields(all);
    // Those first: a misspelt field explains the one that is missing.
    all.addAll(violations.asList()).throwIfAny();
  }

  private void findUnknownFields(Violations unknown) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        String owner = path.isEmpty() ? BODY : path;
        unknown.add(
            UnknownName.isEchoed(name) ? at(name) : owner,
            UnknownName.FIELD,
            UnknownName.message(name, known));
      }
    }
    children.forEach(child -> child.findUnknownFields(unknown));
  }

  private @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
