package uk.ragtime.kernel.contract;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.Slug;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;

/**
 * Writes an event's JSON Schema (2020-12) from its record, so that the two cannot differ. What a
 * field means stands in a file of descriptions, {@code event.field}, or {@code *.field} where it
 * means the same everywhere; a field without one is an error.
 */
final class EventSchemas {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SLUG = "^[a-z0-9][a-z0-9-]{0," + (Slug.MAX_LENGTH - 1) + "}$";

  private static final String HANDLE = "^m-[0-9a-hjkmnp-tv-z]{10}$";
  private static final String SEAL = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$";
  private static final String HOLD = "^[0-9]{4}-[1-9][0-9]{0,3}$";

  private final Properties descriptions;

  EventSchemas(Properties descriptions) {
    this.descriptions = descriptions;
  }

  /**
   * The schema of a type's data.
   *
   * @throws IllegalStateException if a field has no description or no form in JSON
   */
  ObjectNode of(EventType type, JsonNode example) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:ragtime:event:" + type.label());
    schema.put("title", type.cloudEventsType());
    schema.put("description", text(type.name()));
    object(schema, type.name(), EventTypes.classOf(type));
    schema.putArray("examples").add(example);
    return schema;
  }

  private void object(ObjectNode schema, String name, Class<?> type) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String field = component.getName();
      ObjectNode property = properties.putObject(field);
      property.put("description", describe(name, field));
      value(property, name + "." + field, component.getGenericType());
      if (!isNullable(component.getAnnotatedType())) {
        required.add(field);
      }
    }
    schema.set("required", required);
    schema.put("additionalProperties", true);
  }

  private void value(ObjectNode schema, String name, Type type) {
    if (type instanceof ParameterizedType collection
        && collection.getRawType() instanceof Class<?> raw
        && Collection.class.isAssignableFrom(raw)) {
      schema.put("type", "array");
      if (raw == Set.class) {
        schema.put("uniqueItems", true);
      }
      value(schema.putObject("items"), name, collection.getActualTypeArguments()[0]);
    } else if (type instanceof Class<?> simple) {
      simple(schema, name, simple);
    } else {
      throw new IllegalStateException(name + " has no form in JSON: " + type);
    }
  }

  private void simple(ObjectNode schema, String name, Class<?> type) {
    if (type == String.class) {
      schema.put("type", "string");
    } else if (type == int.class || type == long.class || type == Integer.class) {
      // Versions, positions and numbers of erasures begin at 1.
      schema.put("type", "integer").put("minimum", name.endsWith("Count") ? 0 : 1);
    } else if (type == boolean.class) {
      schema.put("type", "boolean");
    } else if (type == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (type == Instant.class) {
      schema.put("type", "string").put("format", "date-time");
    } else if (type == Seal.class) {
      schema.put("type", "string").put("pattern", SEAL);
    } else if (type == MemberHandle.class) {
      schema.put("type", "string").put("pattern", HANDLE);
    } else if (type == HoldNumber.class) {
      schema.put("type", "string").put("pattern", HOLD);
    } else if (type == CodeHash.class || type == SheetHash.class) {
      schema.put("type", "string").put("pattern", "^[0-9a-f]{64}$");
    } else if (type == SealedField.class) {
      ArrayNode words = schema.put("type", "string").putArray("enum");
      Arrays.stream(SealedField.values())
          .filter(SealedField::isText) // the others have no place of their own
          .forEach(field -> words.add(field.wireName()));
    } else if (type.isEnum()) {
      ArrayNode words = schema.put("type", "string").putArray("enum");
      for (Object word : type.getEnumConstants()) {
        words.add(((Enum<?>) word).name());
      }
    } else if (isCode(type)) {
      schema.put("type", "string").put("pattern", SLUG);
    } else if (type.isRecord()) {
      object(schema, name, type);
    } else {
      throw new IllegalStateException(name + " has no form in JSON: " + type.getName());
    }
  }

  private static boolean isCode(Class<?> type) {
    return type.isRecord()
        && type.getSimpleName().endsWith("Code")
        && type.getRecordComponents().length == 1;
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private String describe(String owner, String field) {
    String own = descriptions.getProperty(owner + "." + field);
    return own == null ? text("*." + field) : own;
  }

  private String text(String key) {
    String found = descriptions.getProperty(key);
    if (found == null) {
      throw new IllegalStateException("descriptions.properties does not say what " + key + " is");
    }
    return found;
  }
}
