package uk.ragtime.testing.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;

/**
 * A token of the local issuer, requested with the secret that the launcher keeps for the persona. A
 * start of {@code ./ragtime token} for each takes a second of a processor.
 */
final class PersonaToken {
  private PersonaToken() {}

  /**
   * @param secrets the file of the personas' secrets in the platform's data
   */
  static String of(URI issuer, Path secrets, String persona) {
    String credentials = persona + ":" + secret(secrets, persona);
    TestResponse answer =
        new TestClient(issuer, null)
            .post(
                "/oauth2/token",
                "grant_type=client_credentials",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    if (answer.status() != 200) {
      throw new IllegalStateException("no token for " + persona + ": " + answer);
    }
    return answer.json().required("access_token").asString();
  }

  private static String secret(Path secrets, String persona) {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(secrets)) {
      all.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String secret = all.getProperty(persona);
    if (secret == null) {
      throw new IllegalStateException("no secret of " + persona + " in " + secrets);
    }
    return secret;
  }
}
