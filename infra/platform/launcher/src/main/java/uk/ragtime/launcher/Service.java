package uk.ragtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A service as it would be deployed: its own jar and its configuration.
 *
 * @param jar the runnable jar that its module's build makes
 * @param properties its configuration; handed over in the environment, for command lines can be
 *     read by anybody on the machine
 * @param jvmOptions after those that every service is started with
 */
record Service(
    String name, Path jar, int port, Map<String, String> properties, List<String> jvmOptions) {

  Service {
    properties = Map.copyOf(properties);
    jvmOptions = List.copyOf(jvmOptions);
  }

  static Path jarOf(Path home, String name) {
    return home.resolve(name).resolve("target").resolve(name + "-1.0.0-SNAPSHOT.jar");
  }

  /** The properties as one variable that Spring Boot reads under their exact names. */
  Map<String, String> environment() {
    String json =
        new TreeMap<>(properties)
            .entrySet().stream()
                .map(property -> quoted(property.getKey()) + ":" + quoted(property.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    return Map.of("SPRING_APPLICATION_JSON", json);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
          } else if (c < ' ') {
            json.append(String.format("\\u%04x", c));
          } else {
            json.append((char) c);
          }
        });
    return json.append('"').toString();
  }

  String readiness() {
    return "http://127.0.0.1:" + port + "/actuator/health/readiness";
  }
}
