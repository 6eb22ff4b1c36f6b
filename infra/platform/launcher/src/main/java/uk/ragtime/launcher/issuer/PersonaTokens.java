package uk.ragtime.launcher.issuer;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.ragtime.launcher.Secrets;

/**
 * Obtains bearer tokens for scripts from the running issuer, as any client would. It uses what the
 * JDK loads quickest, because a person waits for it at a terminal.
 */
public final class PersonaTokens {

  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final int PATIENCE_IN_MILLISECONDS = 10_000;

  private final String issuer;
  private final Path clientSecrets;

  public PersonaTokens(String issuer, Path clientSecrets) {
    this.issuer = issuer;
    this.clientSecrets = clientSecrets;
  }

  /**
   * @throws IOException if the issuer does not answer, or refuses
   */
  public String token(String subject) throws IOException {
    String secret = Secrets.in(clientSecrets, List.of()).get(subject);
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(issuer + "/oauth2/token").toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_IN_MILLISECONDS);
    connection.setReadTimeout(PATIENCE_IN_MILLISECONDS);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    String credentials = subject + ":" + secret;
    connection.setRequestProperty(
        "Authorization",
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection
        .getOutputStream()
        .write("grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII));
    String body = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher token = ACCESS_TOKEN.matcher(body);
    if (!token.find()) {
      throw new IOException("The issuer's answer holds no token.");
    }
    return token.group(1);
  }
}
