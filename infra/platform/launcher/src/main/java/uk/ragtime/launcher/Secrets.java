package uk.ragtime.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Generated passwords by name, one {@code name=password} a line, made at the first start. */
public final class Secrets {

  private final Map<String, String> byName;

  private Secrets(Map<String, String> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Reads the file and adds missing secrets. */
  public static Secrets in(Path file, List<String> names) {
    Map<String, String> secrets = new LinkedHashMap<>(read(file));
    boolean complete = secrets.keySet().containsAll(names);
    names.forEach(name -> secrets.computeIfAbsent(name, _ -> PrivateFiles.newSecret()));
    if (!complete) {
      StringBuilder text = new StringBuilder();
      new TreeSet<>(secrets.keySet())
          .forEach(name -> text.append(name).append('=').append(secrets.get(name)).append('\n'));
      PrivateFiles.write(file, text.toString());
    }
    return new Secrets(secrets);
  }

  private static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      Map<String, String> secrets = new LinkedHashMap<>();
      properties.stringPropertyNames().forEach(n -> secrets.put(n, properties.getProperty(n)));
      return secrets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String get(String name) {
    String secret = byName.get(name);
    if (secret == null) {
      throw new IllegalArgumentException("no secret is kept for " + name);
    }
    return secret;
  }
}
