package uk.ragtime.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * The one platform that the tests of this module share; it is stopped when the JVM ends. Whoever
 * asks for it first starts it, and others wait until it is ready.
 */
public final class SharedPlatform {
  /**
   * Name of the lock of {@link AccessMatrixIT}, which makes the personas members of its own
   * partnerships and takes all of a caller's waits for a membership, and of those that count on the
   * personas being members of the demonstration's alone, or on being waited for.
   */
  static final String MEMBERSHIPS = "memberships of the personas";

  private static volatile TestPlatform platform = start();

  private SharedPlatform() {}

  public static TestPlatform platform() {
    return platform;
  }

  /** Starts the platform that was stopped or killed, on its data and its ports. */
  static TestPlatform startAgain() {
    platform = platform.startAgain();
    return platform;
  }

  private static TestPlatform start() {
    try {
      Path data =
          Files.createTempDirectory(root().resolve("infra/testing/acceptance/target"), "data-");
      TestPlatform started = TestPlatform.start(root(), data);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> platform.close(), "stop-platform"));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path root() {
    return Path.of(System.getProperty("ragtime.root"));
  }
}
