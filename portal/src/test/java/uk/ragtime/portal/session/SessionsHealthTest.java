package uk.ragtime.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionsHealthTest {

  @Test
  void itAsksForTheVersionOfTheLatestMigration() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/session"))) {
      List<String> migrations = files.map(file -> file.getFileName().toString()).toList();
      assertThat(migrations)
          .anyMatch(name -> name.startsWith("V" + SessionsHealth.VERSION + "__"))
          .noneMatch(name -> name.startsWith("V" + (SessionsHealth.VERSION + 1) + "__"));
    }
  }
}
