package uk.ragtime.web.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.ObjectMapper;
import uk.ragtime.web.Violation;

/** The line and column of each field of a document. */
final class BodyLocations {
  private final Map<String, TokenStreamLocation> locations = new HashMap<>();

  /** The first field of each object whose name is not echoed, by the path of the object. */
  private final Map<String, TokenStreamLocation> unnamed = new HashMap<>();

  /** An object or list that is still open. */
  private static final class Open {
    private final String path;
    private final boolean list;
    private int elements;
    private @Nullable String field;

    Open(String path, boolean list) {
      this.path = path;
      this.list = list;
    }

    /** The path of the next value. */
    String next() {
      if (list) {
        return path + "[" + elements++ + "]";
      }
      return path.isEmpty() ? String.valueOf(field) : path + "." + field;
    }
  }

  private BodyLocations() {}

  /**
   * Scans a document that has been parsed before.
   *
   * @param mapper mapper of the document's format
   */
  static BodyLocations of(ObjectMapper mapper, String body) {
    BodyLocations found = new BodyLocations();
    try (JsonParser parser = mapper.createParser(body)) {
      found.read(parser);
    } catch (JacksonException _) {
      // The locations found so far are used all the same.
    }
    return found;
  }

  private void read(JsonParser parser) {
    Deque<Open> open = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      TokenStreamLocation here = parser.currentTokenLocation();
      switch (token) {
        case PROPERTY_NAME -> {
          Open object = open.element();
          object.field = parser.currentName();
          String name = object.path.isEmpty() ? object.field : object.path + "." + object.field;
          locations.put(name, here);
          if (!UnknownName.isEchoed(object.field)) {
            unnamed.putIfAbsent(object.path, here);
          }
        }
        case START_OBJECT, START_ARRAY -> {
          String path = open.isEmpty() ? "" : open.element().next();
          locations.putIfAbsent(path, here);
          open.push(new Open(path, token == JsonToken.START_ARRAY));
        }
        case END_OBJECT, END_ARRAY -> open.pop();
        default -> {
          if (!open.isEmpty() && open.element().list) {
            locations.put(open.element().next(), here);
          }
        }
      }
    }
  }

  /** Adds to each violation its location, or that of the nearest enclosing element. */
  List<Violation> locate(List<Violation> violations) {
    return violations.stream().map(this::locate).toList();
  }

  private Violation locate(Violation violation) {
    String path = violation.field().equals(Fields.BODY) ? "" : violation.field();
    TokenStreamLocation misnamed = unnamed.get(path);
    if (misnamed != null && violation.code().equals(UnknownName.FIELD)) {
      return violation.at(misnamed.getLineNr(), misnamed.getColumnNr());
    }
    while (true) {
      TokenStreamLocation place = locations.get(path);
      if (place != null && place.getLineNr() > 0) {
        return violation.at(place.getLineNr(), place.getColumnNr());
      }
      int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
      if (end < 0) {
        return violation;
      }
      path = path.substring(0, end);
    }
  }
}
