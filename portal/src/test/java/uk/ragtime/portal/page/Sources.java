package uk.ragtime.portal.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sources of the portal: its classes and its templates. */
final class Sources {
  static final Path JAVA = Path.of("src/main/java/uk/ragtime/portal");
  static final Path TEMPLATES = MessageFiles.RESOURCES.resolve("templates");

  private Sources() {}

  static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String all() throws IOException {
    return Stream.concat(under(JAVA).stream(), under(TEMPLATES).stream())
        .map(Sources::read)
        .collect(Collectors.joining("\n"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
