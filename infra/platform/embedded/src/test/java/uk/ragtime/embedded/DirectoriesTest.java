package uk.ragtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
  @Test
  void memoryIsCountedInBytes() {
    String information =
        """
        MemTotal:       24684084 kB
        MemFree:          512000 kB
        MemAvailable:   22000000 kB
        """;

    assertThat(Directories.available(information)).isEqualTo(22_000_000L * 1024);
  }

  @Test
  void aMachineThatDoesNotSayHasNone() {
    assertThat(Directories.available("MemFree: 512000 kB\n")).isZero();
  }

  @Test
  void aTemporaryDirectoryIsEmptyAndNobodyElses() throws Exception {
    Path one = Directories.temporary("ragtime-test-");
    Path another = Directories.temporary("ragtime-test-");
    try {
      assertThat(one).isEmptyDirectory().isNotEqualTo(another);
      assertThat(Files.getPosixFilePermissions(one))
          .allMatch(permission -> permission.name().startsWith("OWNER_"));
    } finally {
      Directories.delete(one);
      Directories.delete(another);
    }
    assertThat(one).doesNotExist();
  }
}
