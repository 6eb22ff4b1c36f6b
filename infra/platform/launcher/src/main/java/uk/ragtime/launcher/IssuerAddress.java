package uk.ragtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The address of the issuer of the platform that runs on a data directory, kept in a file there for
 * commands that need a token.
 */
final class IssuerAddress {

  private IssuerAddress() {}

  private static Path file(Path data) {
    return data.resolve("issuer-address");
  }

  static void write(Path data, String issuer) {
    PrivateFiles.write(file(data), issuer);
  }

  static Optional<String> issuer(Path data) {
    try {
      return Files.exists(file(data))
          ? Optional.of(Files.readString(file(data)).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void forget(Path data) {
    try {
      Files.deleteIfExists(file(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
