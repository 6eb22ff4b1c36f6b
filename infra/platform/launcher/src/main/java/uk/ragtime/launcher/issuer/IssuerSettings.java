package uk.ragtime.launcher.issuer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.launcher.Persona;

/**
 * @param address where to listen; anything but the loopback interface is refused
 * @param directory where the signing key and the personas' client secrets are kept
 * @param portalPort where the portal is, on this machine
 * @param others subjects besides the personas that scripts may have tokens of
 */
public record IssuerSettings(
    String address, int port, Path directory, int portalPort, List<String> others) {

  public static final String PORTAL_CLIENT = "ragtime-portal";

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public IssuerSettings {
    others = List.copyOf(others);
  }

  Path clientSecrets() {
    return clientSecretsIn(directory);
  }

  /** The personas and the others. */
  List<String> subjects() {
    return Stream.concat(Arrays.stream(Persona.values()).map(Persona::code), others.stream())
        .distinct()
        .toList();
  }

  /** File that {@link PersonaTokens} reads. */
  public static Path clientSecretsIn(Path directory) {
    return directory.resolve("client-secrets.properties");
  }

  /** People type either name. */
  List<String> portals() {
    return List.of("http://127.0.0.1:" + portalPort, "http://localhost:" + portalPort);
  }
}
