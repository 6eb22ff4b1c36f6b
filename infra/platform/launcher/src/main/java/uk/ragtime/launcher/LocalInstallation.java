package uk.ragtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import uk.ragtime.embedded.Databases.Administrator;
import uk.ragtime.launcher.issuer.PersonaTokens;
import uk.ragtime.operator.DatabaseLogin;
import uk.ragtime.operator.LocalPlatform;
import uk.ragtime.operator.OperatorException;

/** The local platform as operator commands use it. */
record LocalInstallation(Settings settings) implements LocalPlatform {
  /** The platform of this machine, if one was ever started here. Looking for it makes nothing. */
  static Optional<LocalPlatform> find(Settings settings) {
    return Files.isDirectory(settings.data())
        ? Optional.of(new LocalInstallation(settings))
        : Optional.empty();
  }

  @Override
  public String queryUrl() {
    return settings.url(Port.QUERY_SERVICE);
  }

  @Override
  public String operatorToken() throws IOException {
    String issuer =
        IssuerAddress.issuer(settings.data())
            .orElseThrow(() ->
                new OperatorException(
                    "Ragtime does not run on this machine. Start it with: ragtime up\n"
                        + "For another installation, set RAGTIME_QUERY_URL and RAGTIME_TOKEN_FILE."));
    return new PersonaTokens(issuer, settings.clientSecrets()).token(Persona.OPERATOR.code());
  }

  @Override
  public DatabaseLogin store() {
    Administrator administrator = new Services(settings).commandAdministrator();
    return new DatabaseLogin(administrator.url(), administrator.user(), administrator.password());
  }

  @Override
  public DatabaseLogin readModels() {
    Administrator administrator = new Services(settings).queryAdministrator();
    return new DatabaseLogin(administrator.url(), administrator.user(), administrator.password());
  }
}
