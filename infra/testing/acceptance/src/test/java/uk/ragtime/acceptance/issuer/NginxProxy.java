package uk.ragtime.acceptance.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import uk.ragtime.testing.platform.TestPlatform;

/** nginx in front of portal and services: TLS, a path for each, gzip, connections kept alive. */
record NginxProxy(Process process, int port, Path log) implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  /** Starts it without waiting for it. */
  static NginxProxy start(
      int port, TestPlatform platform, ServerCertificate certificate, String configuration) {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException(PROGRAM + " is not there; Debian's package is nginx");
    }
    Path directory = certificate.directory();
    String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    try {
      Path file = directory.resolve("nginx.conf");
      Files.writeString(
          file,
          configuration
              .replace("@user@", user)
              .replace("@directory@", directory.toString())
              .replace("@port@", Integer.toString(port))
              .replace("@portal@", platform.portal().getAuthority())
              .replace("@command-service@", platform.commandService().getAuthority())
              .replace("@query-service@", platform.queryService().getAuthority()));
      Path log = directory.resolve("nginx.log");
      List<String> command =
          List.of(PROGRAM.toString(), "-p", directory.toString(), "-c", file.toString());
      return new NginxProxy(Programs.start(command, Map.of(), log), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "https://127.0.0.1:" + port + path;
  }

  void awaitReady(HttpClient http) {
    Programs.await(process, log, () -> Programs.answers(http, url("/ratings/")));
  }

  @Override
  public void close() {
    Programs.stop(process);
  }
}
