package uk.ragtime.operator.backup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.operator.OperatorException;

class RestoredDirectoryTest {
  @Test
  void aPlaceThatTakesNoDirectoryIsNamed(@TempDir Path directory) throws Exception {
    BaseBackup backup = new BaseBackup(directory.resolve("backup"));
    Files.createDirectories(backup.data());
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() ->
            RestoredDirectory.prepare(
                backup, file.resolve("a").resolve("b"), Optional.empty(), Optional.empty()))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("may not write in " + file);
  }
}
