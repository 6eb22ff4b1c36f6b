package uk.ragtime.operator;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import uk.ragtime.operator.backup.BackupCommands;

/**
 * The installation that commands are for, read from the environment:
 *
 * <ul>
 *   <li>{@code RAGTIME_QUERY_URL}: query-service;
 *   <li>{@code RAGTIME_TOKEN} or {@code RAGTIME_TOKEN_FILE}: an operator's bearer token;
 *   <li>without either, {@code RAGTIME_ISSUER} and {@code RAGTIME_CLIENT_ID}: the issuer where the
 *       operator signs in, and this tool's client there; {@code RAGTIME_SCOPE} ({@code openid}
 *       unless set) is the scope that is asked for;
 *   <li>{@code RAGTIME_QUERY_DATABASE_URL}, {@code RAGTIME_QUERY_DATABASE_OWNER} and {@code
 *       RAGTIME_QUERY_DATABASE_OWNER_PASSWORD}: the database of the read models.
 * </ul>
 *
 * The platform on this machine stands in for what is not set. Its operator's token is never sent
 * anywhere else.
 */
final class Installation {
  private static final String QUERY_URL = "RAGTIME_QUERY_URL";
  private static final String ISSUER = "RAGTIME_ISSUER";
  private static final String CLIENT_ID = "RAGTIME_CLIENT_ID";
  private static final String SCOPE = "RAGTIME_SCOPE";
  private static final String DATABASE_URL = "RAGTIME_QUERY_DATABASE_URL";
  private static final String DATABASE_SUPERUSER = "RAGTIME_QUERY_DATABASE_SUPERUSER";
  private static final String STORE_URL = "RAGTIME_COMMAND_DATABASE_URL";
  private static final String STORE_SUPERUSER = "RAGTIME_COMMAND_DATABASE_SUPERUSER";
  private static final String DATABASE_OWNER = "RAGTIME_QUERY_DATABASE_OWNER";
  private static final String USUAL_SCOPE = "openid";

  private final Map<String, String> environment;
  private final Supplier<Optional<LocalPlatform>> local;
  private final PrintStream prompts;

  /**
   * @param local the platform on this machine; asked for only where it is needed
   * @param prompts where the operator reads how to sign in
   */
  Installation(
      Map<String, String> environment,
      Supplier<Optional<LocalPlatform>> local,
      PrintStream prompts) {
    this.environment = new HashMap<>(environment);
    this.environment.values().removeIf(String::isBlank);
    this.local = local;
    this.prompts = prompts;
  }

  /**
   * The operations of query-service.
   *
   * @throws OperatorException if a setting is missing or cannot be used
   */
  OperationsApi operations() {
    String url =
        value(QUERY_URL)
            .map(given -> ServiceAddress.require(QUERY_URL, given))
            .orElseGet(() -> localPlatform(QUERY_URL, "the address of query-service").queryUrl());
    return new OperationsApi(url, tokens());
  }

  private TokenSource tokens() {
    Optional<String> token = value(GivenToken.VARIABLE);
    Optional<String> file = value(GivenToken.FILE_VARIABLE);
    if (token.isPresent() && file.isPresent()) {
      throw OperatorException.badSetting(
          GivenToken.VARIABLE + " and " + GivenToken.FILE_VARIABLE + " are both set. Unset one.");
    }
    if (token.isPresent()) {
      return new GivenToken.Value(token.get().strip());
    }
    if (file.isPresent()) {
      return new GivenToken.InFile(path(file.get()));
    }
    if (value(ISSUER).isPresent()) {
      return signIn(value(ISSUER).get());
    }
    if (value(QUERY_URL).isPresent()) {
      throw OperatorException.badSetting(
          QUERY_URL
              + " is set, but no way to sign in there is. Set "
              + GivenToken.FILE_VARIABLE
              + " to a file that holds an operator's token, or "
              + ISSUER
              + " and "
              + CLIENT_ID
              + " to sign in with a browser.");
    }
    return new LocalOperatorToken(
        localPlatform(GivenToken.FILE_VARIABLE, "a file that holds an operator's token"));
  }

  private TokenSource signIn(String issuer) {
    ServiceAddress.require(ISSUER, issuer);
    String client =
        value(CLIENT_ID)
            .orElseThrow(() ->
                OperatorException.badSetting(
                    ISSUER
                        + " is set, but "
                        + CLIENT_ID
                        + " is not. Set it to the public client that the issuer has for device"
                        + " sign-in, or set "
                        + GivenToken.FILE_VARIABLE
                        + "."));
    String scope = value(SCOPE).orElse(USUAL_SCOPE);
    return new DeviceSignIn(issuer, client, scope, prompts);
  }

  /**
   * An administrator of the database of the read models.
   *
   * @throws OperatorException likewise
   */
  DatabaseLogin readModels() {
    Optional<String> url = value(DATABASE_URL);
    if (url.isEmpty()) {
      return localPlatform(DATABASE_URL, "the JDBC address of the read models' database")
          .readModels();
    }
    if (!url.get().startsWith("jdbc:postgresql:")) {
      throw OperatorException.badSetting(
          DATABASE_URL
              + " is not a JDBC address of PostgreSQL. Set it to one such as"
              + " jdbc:postgresql://db.example.org/ragtime_query.");
    }
    String owner =
        value(DATABASE_OWNER)
            .orElseThrow(() ->
                OperatorException.badSetting(
                    DATABASE_URL
                        + " is set, but "
                        + DATABASE_OWNER
                        + " is not. Set it, and "
                        + DATABASE_OWNER
                        + "_PASSWORD, to a role that may create roles."));
    return new DatabaseLogin(url.get(), owner, value(DATABASE_OWNER + "_PASSWORD").orElse(""));
  }

  /** Superusers of both databases, for backups. */
  BackupCommands.Databases superusers() {
    return new BackupCommands.Databases() {
      @Override
      public DatabaseLogin store() {
        return value(STORE_URL).isPresent()
            ? superuser(STORE_URL, STORE_SUPERUSER)
            : localPlatform(STORE_URL, "the JDBC address of the event store").store();
      }

      @Override
      public DatabaseLogin readModels() {
        return value(DATABASE_URL).isPresent()
            ? superuser(DATABASE_URL, DATABASE_SUPERUSER)
            : localPlatform(DATABASE_URL, "the JDBC address of the read models' database")
                .readModels();
      }
    };
  }

  private DatabaseLogin superuser(String url, String user) {
    String name =
        value(user)
            .orElseThrow(() ->
                OperatorException.badSetting(
                    url
                        + " is set, but "
                        + user
                        + " is not. Set it, and "
                        + user
                        + "_PASSWORD, to a superuser: only one may read a whole server."));
    return new DatabaseLogin(value(url).orElseThrow(), name, value(user + "_PASSWORD").orElse(""));
  }

  private LocalPlatform localPlatform(String setting, String meaning) {
    return local
        .get()
        .orElseThrow(() ->
            OperatorException.badSetting(
                setting
                    + " is not set. Set it to "
                    + meaning
                    + " of the installation; Ragtime was never started on this machine."));
  }

  private static Path path(String given) {
    try {
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw OperatorException.badSetting(
          GivenToken.FILE_VARIABLE + " is not a path. Set it to the path of a file.", e);
    }
  }

  private Optional<String> value(String setting) {
    return Optional.ofNullable(environment.get(setting));
  }
}
