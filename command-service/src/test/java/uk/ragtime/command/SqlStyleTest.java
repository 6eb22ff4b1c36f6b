package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.SqlStyle;

class SqlStyleTest {
  @Test
  void sourcesAndMigrationsKeepTheStyle() throws IOException {
    assertThat(SqlStyle.breachesOf(Path.of(""))).isEmpty();
  }
}
