package uk.ragtime.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More than a million rows in a heap that their text alone would fill several times. */
class ConstantMemoryIT {
  private static final String HEAP = "-Xmx40m";

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void aMillionRowsNeedNoMoreMemoryThanAThousand(ExportFormat format)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MillionRows.class.getName(),
                format.name())
            .redirectErrorStream(true)
            .start();
    String said = new String(writer.getInputStream().readAllBytes(), UTF_8);

    assertThat(writer.waitFor()).as(said).isZero();
  }
}
