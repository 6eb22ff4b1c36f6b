package uk.ragtime.local.issuer;

import java.nio.file.Path;
import java.util.List;

/**
 * @param address where to listen; anything but the loopback interface is refused
 * @param directory where the signing key and the personas' client secrets are kept
 * @param portalPort where the portal is, on this machine
 */
public record IssuerSettings(String address, int port, Path directory, int portalPort) {

  public static final String PORTAL_CLIENT = "ragtime-portal";

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  Path clientSecrets() {
    return directory.resolve("client-secrets.properties");
  }

  /** People type either name. */
  List<String> portals() {
    return List.of("http://127.0.0.1:" + portalPort, "http://localhost:" + portalPort);
  }
}
