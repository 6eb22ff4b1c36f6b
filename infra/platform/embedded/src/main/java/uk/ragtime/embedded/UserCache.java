package uk.ragtime.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directory of the user's cache for what is made once per machine and version. */
public final class UserCache {
  private UserCache() {}

  /** Finds the directory, or makes it. */
  public static Path directory() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path cache =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return Files.createDirectories(cache.resolve("ragtime"));
  }
}
