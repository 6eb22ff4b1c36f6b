package uk.ragtime.embedded;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** File system operations of the servers. */
final class Directories {

  /** A file system in memory, where Linux has one. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final Path MEMORY_INFORMATION = Path.of("/proc/meminfo");

  /** That must be free for a throw-away server's files to be kept in memory. */
  private static final long PLENTY = 8L << 30;

  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  private Directories() {}

  /**
   * A new directory for what nobody keeps: in memory if there is plenty of it, for a copy of a
   * database is hundreds of files that are made and soon deleted; else with the other temporary
   * files.
   */
  static Path temporary(String prefix) {
    try {
      return hasPlentyOfMemory()
          ? Files.createTempDirectory(MEMORY, prefix)
          : Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new EmbeddedServerException("No temporary directory could be made: " + e, e);
    }
  }

  private static boolean hasPlentyOfMemory() throws IOException {
    if (!Files.isWritable(MEMORY) || !Files.isReadable(MEMORY_INFORMATION)) {
      return false;
    }
    FileStore store = Files.getFileStore(MEMORY);
    return store.type().equals("tmpfs")
        && store.getUsableSpace() >= PLENTY
        && available(Files.readString(MEMORY_INFORMATION)) >= PLENTY;
  }

  /** Bytes that programs may still take, by {@code /proc/meminfo}; zero if it does not say. */
  static long available(String memoryInformation) {
    Matcher matcher = AVAILABLE.matcher(memoryInformation);
    return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
  }

  static void delete(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new EmbeddedServerException("The directory " + directory + " was not deleted: " + e, e);
    }
  }
}
