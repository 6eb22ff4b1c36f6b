package uk.ragtime.launcher;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.launcher.issuer.IssuerSettings;

/**
 * Settings of the local platform, read from the environment once; an explicit address always takes
 * precedence over the embedded server that would otherwise be started.
 *
 * @param home the repository, where the services' jars are
 * @param data what is kept between starts
 * @param commandDatabase somebody's own PostgreSQL for the command-service
 * @param queryDatabase the same for the query-service
 * @param portalDatabase the same for the portal's sessions
 * @param kafka somebody's own broker
 * @param issuer somebody's own OpenID Connect issuer
 * @param production why this is no installation for trying things, if it is none
 * @param jvmOptions of the services, after those that the launcher gives them
 */
public record Settings(
    Path home,
    Path data,
    Map<Port, Integer> ports,
    Optional<OwnDatabase> commandDatabase,
    Optional<OwnDatabase> queryDatabase,
    Optional<OwnDatabase> portalDatabase,
    Optional<String> kafka,
    Optional<OwnIssuer> issuer,
    boolean demonstrationWanted,
    Optional<String> production,
    Optional<String> identitySecret,
    List<String> jvmOptions) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * A database that exists already, with its roles.
   *
   * @param owner who migrates it; absent where somebody else does
   * @param relay who reads the log for Kafka; the query-service has none
   * @param rebuild who reads it for the read models; likewise
   */
  public record OwnDatabase(
      String url,
      Credentials service,
      Optional<Credentials> owner,
      Optional<Credentials> relay,
      Optional<Credentials> rebuild) {}

  /** A role and its password. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * @param operators who may register partnerships, as {@code issuer|subject}, separated by commas
   */
  public record OwnIssuer(String url, Optional<String> jwks, String operators) {}

  public Settings {
    ports = Map.copyOf(ports);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * @throws LauncherException where a setting cannot be understood
   */
  public static Settings from(Map<String, String> environment) {
    Map<String, String> given = new HashMap<>(environment);
    given.values().removeIf(String::isBlank);
    Path home =
        Path.of(given.getOrDefault("RAGTIME_HOME", System.getProperty("user.dir")))
            .toAbsolutePath()
            .normalize();
    Path data = home.resolve(given.getOrDefault("RAGTIME_DATA", ".ragtime")).normalize();
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      ports.put(port, port(port, given.get(port.setting())));
    }
    Optional<OwnDatabase> command = database(given, "COMMAND");
    Optional<OwnDatabase> query = database(given, "QUERY");
    Optional<OwnDatabase> portal = database(given, "PORTAL");
    return new Settings(
        home,
        data,
        ports,
        command,
        query,
        portal,
        Optional.ofNullable(given.get("RAGTIME_KAFKA_BOOTSTRAP_SERVERS")),
        issuer(given),
        demonstrationWanted(given, command.isEmpty()),
        ProductionCheck.reason(
            given, Stream.of(command, query, portal).flatMap(Optional::stream).toList()),
        Optional.ofNullable(given.get("RAGTIME_IDENTITY_SECRET")),
        jvmOptions(given));
  }

  private static int port(Port port, @Nullable String given) {
    if (given == null) {
      return port.usual();
    }
    try {
      int number = Integer.parseInt(given);
      if (number > 0 && number <= HIGHEST_PORT) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Reported below.
    }
    throw LauncherException.badSetting(
        port.setting() + " is '" + given + "', which is not a port. Set it to 1 to 65535.");
  }

  private static Optional<OwnDatabase> database(Map<String, String> given, String service) {
    String prefix = "RAGTIME_" + service + "_DATABASE_";
    String url = given.get(prefix + "URL");
    if (url == null) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw LauncherException.badSetting(
          prefix
              + "URL is not a JDBC address of PostgreSQL. Set it to one such as"
              + " jdbc:postgresql://db.example.org/ragtime.");
    }
    Credentials user =
        credentials(given, prefix + "USER")
            .orElseThrow(() ->
                LauncherException.badSetting(
                    prefix + "URL is set, but " + prefix + "USER is not. Set it, or unset both."));
    return Optional.of(
        new OwnDatabase(
            url,
            user,
            credentials(given, prefix + "OWNER"),
            credentials(given, prefix + "RELAY"),
            credentials(given, prefix + "REBUILD")));
  }

  /** A user under the given name, the password under the same with {@code _PASSWORD}. */
  private static Optional<Credentials> credentials(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name))
        .map(user -> new Credentials(user, given.getOrDefault(name + "_PASSWORD", "")));
  }

  private static Optional<OwnIssuer> issuer(Map<String, String> given) {
    return Optional.ofNullable(given.get("RAGTIME_ISSUER"))
        .map(url ->
            new OwnIssuer(
                url,
                Optional.ofNullable(given.get("RAGTIME_JWKS")),
                given.getOrDefault("RAGTIME_OPERATORS", "")));
  }

  private static boolean demonstrationWanted(Map<String, String> given, boolean usual) {
    return switch (given.getOrDefault("RAGTIME_DEMONSTRATION", usual ? "yes" : "no")) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw LauncherException.badSetting(
              "RAGTIME_DEMONSTRATION is neither yes nor no. Set it to one of them.");
    };
  }

  private static List<String> jvmOptions(Map<String, String> given) {
    return Pattern.compile("\\s+")
        .splitAsStream(given.getOrDefault("RAGTIME_JVM_OPTIONS", ""))
        .filter(option -> !option.isEmpty())
        .toList();
  }

  Settings withData(Path other) {
    return new Settings(
        home,
        other,
        ports,
        commandDatabase,
        queryDatabase,
        portalDatabase,
        kafka,
        issuer,
        demonstrationWanted,
        production,
        identitySecret,
        jvmOptions);
  }

  /**
   * @throws LauncherException if the local issuer, which signs in whoever asks, would stand before
   *     what others rely on
   */
  void requireFitForTheLocalIssuer() {
    if (uses(Port.ISSUER) && production.isPresent()) {
      throw LauncherException.badSetting(
          "The local issuer signs in whoever asks and is for trying things only, but "
              + production.get()
              + ". Name an issuer of your own: RAGTIME_ISSUER.");
    }
  }

  public int port(Port port) {
    return Objects.requireNonNull(ports.get(port));
  }

  /** Whether a server or service of ours will listen there. */
  public boolean uses(Port port) {
    return switch (port) {
      case POSTGRESQL ->
          commandDatabase.isEmpty() || queryDatabase.isEmpty() || portalDatabase.isEmpty();
      case KAFKA -> kafka.isEmpty();
      case ISSUER -> issuer.isEmpty();
      case PORTAL, PORTAL_METRICS, COMMAND_SERVICE, QUERY_SERVICE -> true;
    };
  }

  /** The address of something of ours on this machine. */
  public String url(Port port) {
    return "http://127.0.0.1:" + port(port);
  }

  public String issuerUrl() {
    return issuer.map(OwnIssuer::url).orElseGet(() -> url(Port.ISSUER));
  }

  Path issuerDirectory() {
    return data.resolve("issuer");
  }

  Path clientSecrets() {
    return IssuerSettings.clientSecretsIn(issuerDirectory());
  }

  Path postgresDirectory() {
    return data.resolve("postgresql");
  }

  Path logs() {
    return data.resolve("logs");
  }
}
