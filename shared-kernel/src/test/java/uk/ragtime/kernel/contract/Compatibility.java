package uk.ragtime.kernel.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Changes of a schema that a reader of the old one does not notice: fields may be added if they are
 * optional, and words may be explained better. All else is a break and needs a new revision.
 */
final class Compatibility {
  /** Keywords that only explain; all others say what is valid. */
  private static final Set<String> REMARKS = Set.of("description", "examples", "title", "$comment");

  /** Compared in their own way. */
  private static final Set<String> PARTS = Set.of("properties", "required", "items", "enum");

  private Compatibility() {}

  /** Every break, by where it is; empty where there is none. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    List<String> breaks = new ArrayList<>();
    compare("", released, current, breaks);
    return breaks;
  }

  private static void compare(String at, JsonNode released, JsonNode current, List<String> breaks) {
    JsonNode had = released.path("properties");
    JsonNode has = current.path("properties");
    for (Map.Entry<String, JsonNode> property : had.properties()) {
      String field = at + "/" + property.getKey();
      if (has.has(property.getKey())) {
        compare(field, property.getValue(), has.get(property.getKey()), breaks);
      } else {
        breaks.add(field + " was removed or renamed");
      }
    }
    Set<String> wasRequired = words(released.path("required"));
    Set<String> isRequired = words(current.path("required"));
    for (String field : isRequired) {
      if (!wasRequired.contains(field)) {
        breaks.add(at + "/" + field + " was made required");
      }
    }
    for (String field : wasRequired) {
      // Readers count on its being there.
      if (!isRequired.contains(field)) {
        breaks.add(at + "/" + field + " was made optional");
      }
    }
    compareEnums(at, released, current, breaks);
    if (released.has("items") && current.has("items")) {
      compare(at + "[]", released.get("items"), current.get("items"), breaks);
    }
    compareConstraints(at, released, current, breaks);
  }

  private static void compareEnums(
      String at, JsonNode released, JsonNode current, List<String> breaks) {
    Set<String> had = words(released.path("enum"));
    Set<String> has = words(current.path("enum"));
    if (had.isEmpty() != has.isEmpty()) {
      breaks.add(at + " became or ceased to be one of a few words");
    }
    for (String word : had) {
      if (!has.isEmpty() && !has.contains(word)) {
        breaks.add(at + " lost the word " + word);
      }
    }
  }

  private static void compareConstraints(
      String at, JsonNode released, JsonNode current, List<String> breaks) {
    Set<String> keywords = new TreeSet<>();
    keywords.addAll(released.propertyNames());
    keywords.addAll(current.propertyNames());
    keywords.removeAll(REMARKS);
    keywords.removeAll(PARTS);
    for (String keyword : keywords) {
      if (!released.path(keyword).equals(current.path(keyword))) {
        breaks.add(at + " has another " + keyword);
      }
    }
  }

  private static Set<String> words(JsonNode array) {
    Set<String> words = new TreeSet<>();
    array.forEach(word -> words.add(word.asString()));
    return words;
  }
}
