package uk.ragtime.command.http;

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

/** The line and column at which each field of a document stands. */
final class BodyLocations {
  private final Map<String, TokenStreamLocation> locations = new HashMap<>();

  /** An object or list whose end has not been reached. */
  private static final class Open {
    private final String path;
    private final boolean list;
    private int elements;
    private @Nullable String field;

    Open(String path, boolean list) {
      this.path = path;
      this.list = list;
    }

    /** The path of the value that comes next. */
    String next() {
      if (list) {
        return path + "[" + elements++ + "]";
      }
      return path.isEmpty() ? String.valueOf(field) : path + "." + field;
    }
  }

  private BodyLocations() {}

  /**
   * Reads a document once more; it was read before, so it can be.
   *
   * @param mapper of the document's format
   */
  static BodyLocations of(ObjectMapper mapper, byte[] body) {
    BodyLocations found = new BodyLocations();
    try (JsonParser parser = mapper.createParser(body)) {
      found.read(parser);
    } catch (JacksonException _) {
      // What was found so far can be told all the same.
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

  /** The same faults, each with where it stands, or where what it stands in does. */
  List<Violation> locate(List<Violation> violations) {
    return violations.stream().map(this::locate).toList();
  }

  private Violation locate(Violation violation) {
    String path = violation.field();
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
