package uk.ragtime.testing.times;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes the processor time of each test class into the module's folder {@code target/test-times}:
 * a line of its name and seconds. JUnit finds it by itself. Classes that run at the same time are
 * each charged for all that the JVM does meanwhile.
 */
public final class TestTimes implements TestExecutionListener {
  private final Path folder;
  private final Map<String, Duration> began = new ConcurrentHashMap<>();

  /** Writes into the module that is tested. */
  public TestTimes() {
    this(Path.of("target", "test-times"));
  }

  TestTimes(Path folder) {
    this.folder = folder;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    testClass(test).ifPresent(name -> began.put(name, ProcessorTime.used()));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    testClass(test)
        .ifPresent(name -> {
          Duration start = began.remove(name);
          if (start != null) {
            write(name, ProcessorTime.used().minus(start));
          }
        });
  }

  /** Classes within others belong to these. */
  private static Optional<String> testClass(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getClassName())
        .filter(name -> !name.contains("$"));
  }

  private synchronized void write(String name, Duration time) {
    String line = String.format(Locale.ROOT, "%s %.1f%n", name, time.toMillis() / 1e3);
    try {
      Path file = Files.createDirectories(folder).resolve(ProcessHandle.current().pid() + ".txt");
      Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
