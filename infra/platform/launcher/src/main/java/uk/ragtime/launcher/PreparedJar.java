package uk.ragtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's jar and, if the build made them after the jar, its unpacked content and an AOT cache
 * of its loaded and linked classes.
 *
 * @param home where the unpacked jar and the cache are
 */
record PreparedJar(Path jar, Path home) {

  static final List<String> FLAGS =
      List.of(
          "-Xmx512m",
          // The quick compiler and the plain collector: they halve what a start costs, and a start
          // is what people wait for on their own machine. A deployed service does without them.
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          // Its log is JSON from the first line on; warnings about a cache are not.
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  static PreparedJar of(Path jar) {
    return new PreparedJar(jar, jar.resolveSibling("unpacked"));
  }

  Path unpacked() {
    return home.resolve(jar.getFileName());
  }

  Path cache() {
    return home.resolve("service.aot");
  }

  /** File to which a training run writes the cache. */
  Path newCache() {
    return home.resolve("new.aot");
  }

  /** The checksum of the jar that the cache was made from. */
  Path checksum() {
    return home.resolve("made-from");
  }

  /** The service's name, which is its module's. */
  String name() {
    return jar.resolveSibling("..").normalize().getFileName().toString();
  }

  boolean isFresh() {
    return isFresh(cache(), List.of(jar));
  }

  /**
   * Whether a cache is younger than its sources. A jar's modification time says nothing, for builds
   * are reproducible; the time of its last change on this disk does.
   */
  static boolean isFresh(Path cache, List<Path> madeFrom) {
    try {
      if (!Files.exists(cache)) {
        return false;
      }
      FileTime made = Files.getLastModifiedTime(cache);
      for (Path path : madeFrom) {
        if (made.compareTo((FileTime) Files.getAttribute(path, "unix:ctime")) < 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command line: with the AOT cache where there is a fresh one, else from the jar as it is.
   *
   * @param more the JVM's options beside {@link #FLAGS}; they win, for they come later
   */
  List<String> command(List<String> more) {
    List<String> options = new ArrayList<>();
    options.add(isFresh() ? "-XX:AOTCache=" + cache() : "-Xshare:auto");
    options.addAll(more);
    return run(options, isFresh() ? unpacked() : jar);
  }

  /** The command line of a training run, which records an AOT cache. */
  List<String> trainingCommand() {
    return run(List.of("-XX:AOTCacheOutput=" + newCache()), unpacked());
  }

  private List<String> run(List<String> options, Path what) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(FLAGS);
    command.addAll(options);
    command.add("-jar");
    command.add(what.toString());
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
