package uk.ragtime.portal.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** Message files of the portal, as its settings list them. */
final class MessageFiles {
  static final Path RESOURCES = Path.of("src/main/resources");

  private MessageFiles() {}

  static String[] basenames() {
    return read(RESOURCES.resolve("application.properties"))
        .getProperty("spring.messages.basename")
        .split(",");
  }

  /**
   * All messages of a language.
   *
   * @param suffix empty for English, {@code _cy} for Welsh
   */
  static Properties messages(String suffix) {
    Properties all = new Properties();
    Stream.of(basenames())
        .map(name -> RESOURCES.resolve(name + suffix + ".properties"))
        .filter(Files::exists)
        .forEach(file -> all.putAll(read(file)));
    return all;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
