package uk.ragtime.acceptance.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.ragtime.embedded.Ports;
import uk.ragtime.embedded.UserCache;

/** Keycloak in production mode, with a realm of the test's, as {@code kc.sh} starts it. */
record KeycloakServer(Process process, int port, Path log) implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "JAVA_HOME",
          System.getProperty("java.home"),
          "JAVA_OPTS",
          "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");

  private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", "--cache=local");

  /**
   * Builds an unpacked distribution for its database, unless that is done. The few files that a
   * build writes are kept in the user's cache, once per machine and version: Keycloak itself is
   * deployed by copying them.
   */
  static void build(Path home) {
    Path built = home.resolve("built");
    if (Files.exists(built)) {
      return;
    }
    Path product = home.resolve("lib/quarkus");
    try {
      String options = String.join("", BUILD_OPTIONS).replace('=', '-');
      Path kept = UserCache.directory().resolve(home.getFileName() + options);
      if (Files.isDirectory(kept)) {
        copy(kept, product);
      } else {
        List<String> command = new ArrayList<>(List.of("bash", program(home), "build"));
        command.addAll(BUILD_OPTIONS);
        Programs.run(command, ENVIRONMENT);
        keep(product, kept);
      }
      Files.createFile(built);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several processes may do this at once: each copies aside, and the first to finish wins. */
  private static void keep(Path product, Path kept) throws IOException {
    Path aside = Files.createTempDirectory(kept.getParent(), "keeping-");
    try {
      copy(product, aside);
      Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(kept)) {
        throw e;
      }
    } finally {
      forget(aside);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String program(Path home) {
    return home.resolve("bin/kc.sh").toString();
  }

  /**
   * Starts it on a free port, without waiting for it.
   *
   * @param home the distribution, built
   * @param realm its realm as JSON
   */
  static KeycloakServer start(Path home, ServerCertificate certificate, String realm) {
    try {
      forget(home.resolve("data"));
      Path imported = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(imported.resolve("ragtime-realm.json"), realm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int port = Ports.free();
    List<String> command = new ArrayList<>(List.of("bash", program(home), "start", "--optimized"));
    command.addAll(
        List.of(
            "--import-realm",
            "--http-host=127.0.0.1",
            "--https-port=" + port,
            "--hostname=https://127.0.0.1:" + port,
            "--https-key-store-file=" + certificate.keyStore(),
            "--https-key-store-password=" + ServerCertificate.PASSWORD,
            "--log-level=INFO,org.keycloak.events:DEBUG"));
    Path log = certificate.directory().resolve("keycloak.log");
    return new KeycloakServer(Programs.start(command, ENVIRONMENT, log), port, log);
  }

  String issuer() {
    return "https://127.0.0.1:" + port + "/realms/ragtime";
  }

  void awaitReady(HttpClient http) {
    Programs.await(
        process, log, () -> Programs.answers(http, issuer() + "/.well-known/openid-configuration"));
  }

  /** Number of events of a type in its log, such as {@code REFRESH_TOKEN}. */
  long events(String type) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("type=\"" + type + "\"")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    Programs.stop(process);
  }
}
