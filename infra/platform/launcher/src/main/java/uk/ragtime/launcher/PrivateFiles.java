package uk.ragtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/** Files that only this user may read, such as generated secrets. */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int SECRET_BYTES = 24;

  private PrivateFiles() {}

  /** The file's text; if there is no file, one is written first. Never half a file. */
  public static String readOrWrite(Path file, Supplier<String> text) {
    try {
      if (!Files.exists(file)) {
        write(file, text.get());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the file as a whole. */
  public static void write(Path file, String text) {
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
      Path aside = Files.createTempFile(directory, "new", "");
      Files.setPosixFilePermissions(aside, OWNER_ONLY);
      Files.writeString(aside, text);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A random secret. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
