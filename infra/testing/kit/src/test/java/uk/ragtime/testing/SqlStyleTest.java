package uk.ragtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqlStyleTest {
  @Test
  void findsEachBreachWithItsFileAndLine() throws IOException {
    assertThat(SqlStyle.breachesOf(Path.of("src/test/resources/sql-style")))
        .containsExactly(
            "Shouting.java:9: SELECT is not lower case",
            "Shouting.java:10: FROM is not lower case",
            "V1__crowded.sql:3: select and from on one line",
            "V1__crowded.sql:8: set and where on one line");
  }
}
