package uk.ragtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.EmbeddedServerException;
import uk.ragtime.launcher.Settings.Credentials;
import uk.ragtime.launcher.Settings.OwnDatabase;
import uk.ragtime.launcher.Settings.OwnIssuer;

/** The three services with their configuration, and their databases. */
final class Services {

  static final String COMMAND = "command-service";
  static final String QUERY = "query-service";
  static final String PORTAL = "portal";
  static final List<String> NAMES = List.of(COMMAND, QUERY, PORTAL);

  private static final String COMMAND_DATABASE = "ragtime_command";
  private static final String QUERY_DATABASE = "ragtime_query";
  private static final String PORTAL_DATABASE = "ragtime_portal";
  private static final String OWNER = "_owner";
  private static final String RELAY = "ragtime_relay";
  private static final String REBUILD = "ragtime_rebuild";
  private static final String IDENTITY = "installation";
  private static final String SESSIONS = "sessions";
  private static final String PROJECTOR = "ragtime_projector";

  private final Settings settings;
  private final Secrets passwords;

  Services(Settings settings) {
    this.settings = settings;
    this.passwords =
        Secrets.in(
            settings.data().resolve("passwords.properties"),
            List.of(
                COMMAND_DATABASE,
                COMMAND_DATABASE + OWNER,
                RELAY,
                REBUILD,
                QUERY_DATABASE,
                QUERY_DATABASE + OWNER,
                PORTAL_DATABASE,
                PORTAL_DATABASE + OWNER,
                IDENTITY,
                SESSIONS));
  }

  /** Creates the databases that the settings do not name. */
  void createDatabases(Databases.Administrator administrator) {
    if (settings.commandDatabase().isEmpty()) {
      Databases.create(
          administrator,
          COMMAND_DATABASE,
          login(COMMAND_DATABASE + OWNER),
          List.of(login(COMMAND_DATABASE), login(RELAY), login(REBUILD)));
    }
    if (settings.queryDatabase().isEmpty()) {
      Databases.create(
          administrator,
          QUERY_DATABASE,
          login(QUERY_DATABASE + OWNER),
          List.of(login(QUERY_DATABASE)),
          List.of(new Databases.AssumableRole(PROJECTOR, QUERY_DATABASE)));
    }
    if (settings.portalDatabase().isEmpty()) {
      Databases.create(
          administrator,
          PORTAL_DATABASE,
          login(PORTAL_DATABASE + OWNER),
          List.of(login(PORTAL_DATABASE)));
    }
  }

  /**
   * The superuser of the embedded server, in the database of the read models.
   *
   * @throws LauncherException if the server never ran
   */
  Databases.Administrator queryAdministrator() {
    return administrator(QUERY_DATABASE);
  }

  /** Likewise, in the database of the event store. */
  Databases.Administrator commandAdministrator() {
    return administrator(COMMAND_DATABASE);
  }

  private Databases.Administrator administrator(String database) {
    try {
      return EmbeddedPostgresServer.administrator(
          settings.postgresDirectory(), settings.port(Port.POSTGRESQL), database);
    } catch (EmbeddedServerException e) {
      throw new LauncherException(
          "Ragtime never ran on " + settings.data() + ". Start it with: ragtime up", e);
    }
  }

  private Databases.Login login(String role) {
    return new Databases.Login(role, passwords.get(role));
  }

  Service command() {
    Map<String, String> properties = common(Port.COMMAND_SERVICE);
    putIdentitySecret(properties);
    OwnDatabase database = store();
    put(properties, database);
    database
        .relay()
        .ifPresent(relay -> {
          properties.put("ragtime.relay.username", relay.user());
          properties.put("ragtime.relay.password", relay.password());
        });
    return service(COMMAND, Port.COMMAND_SERVICE, properties);
  }

  Service query() {
    Map<String, String> properties = common(Port.QUERY_SERVICE);
    putIdentitySecret(properties);
    put(properties, settings.queryDatabase().orElseGet(() -> embedded(QUERY_DATABASE)));
    OwnDatabase store = store();
    store
        .rebuild()
        .ifPresent(rebuild -> {
          properties.put("ragtime.store.url", store.url());
          properties.put("ragtime.store.username", rebuild.user());
          properties.put("ragtime.store.password", rebuild.password());
        });
    return service(QUERY, Port.QUERY_SERVICE, properties);
  }

  /** One for both services, unless the environment that they inherit names another. */
  private void putIdentitySecret(Map<String, String> properties) {
    properties.put(
        "ragtime.identity.secret",
        settings.identitySecret().orElseGet(() -> passwords.get(IDENTITY)));
  }

  Service portal() {
    Map<String, String> properties = listening(Port.PORTAL);
    properties.put("ragtime.portal.query-url", settings.url(Port.QUERY_SERVICE));
    properties.put("ragtime.portal.command-url", settings.url(Port.COMMAND_SERVICE));
    properties.put("ragtime.portal.issuer", settings.issuerUrl());
    properties.put("ragtime.portal.metrics-port", "" + settings.port(Port.PORTAL_METRICS));
    if (settings.portalDatabase().isEmpty()) {
      properties.put("ragtime.portal.sessions.secret", passwords.get(SESSIONS));
    }
    OwnDatabase sessions = settings.portalDatabase().orElseGet(() -> embedded(PORTAL_DATABASE));
    properties.put("ragtime.portal.database.url", sessions.url());
    properties.put("ragtime.portal.database.username", sessions.service().user());
    properties.put("ragtime.portal.database.password", sessions.service().password());
    sessions
        .owner()
        .ifPresent(owner -> {
          properties.put("ragtime.portal.database.owner", owner.user());
          properties.put("ragtime.portal.database.owner-password", owner.password());
        });
    return service(PORTAL, Port.PORTAL, properties);
  }

  private Service service(String name, Port port, Map<String, String> properties) {
    Path jar = Service.jarOf(settings.home(), name);
    return new Service(name, jar, settings.port(port), properties, settings.jvmOptions());
  }

  private Map<String, String> listening(Port port) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", Integer.toString(settings.port(port)));
    return properties;
  }

  private Map<String, String> common(Port port) {
    Map<String, String> properties = listening(port);
    properties.put("ragtime.public-url", "http://localhost:" + settings.port(port));
    properties.put("ragtime.kafka.bootstrap-servers", kafka());
    properties.put("ragtime.security.issuer", settings.issuerUrl());
    properties.put("ragtime.security.audience", "ragtime");
    properties.put(
        "ragtime.security.operators",
        settings
            .issuer()
            .map(OwnIssuer::operators)
            .orElseGet(() -> settings.issuerUrl() + "|" + Persona.OPERATOR.code()));
    settings
        .issuer()
        .flatMap(OwnIssuer::jwks)
        .ifPresent(jwks -> properties.put("ragtime.security.jwks", jwks));
    return properties;
  }

  private String kafka() {
    return settings.kafka().orElseGet(() -> "127.0.0.1:" + settings.port(Port.KAFKA));
  }

  private static void put(Map<String, String> properties, OwnDatabase database) {
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.service().user());
    properties.put("spring.datasource.password", database.service().password());
    properties.put("spring.flyway.enabled", Boolean.toString(database.owner().isPresent()));
    database
        .owner()
        .ifPresent(owner -> {
          properties.put("spring.flyway.user", owner.user());
          properties.put("spring.flyway.password", owner.password());
        });
  }

  private OwnDatabase store() {
    return settings.commandDatabase().orElseGet(() -> embedded(COMMAND_DATABASE));
  }

  private OwnDatabase embedded(String name) {
    String url = "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRESQL) + "/" + name;
    boolean ofTheStore = name.equals(COMMAND_DATABASE);
    return new OwnDatabase(
        url,
        credentials(name),
        Optional.of(credentials(name + OWNER)),
        Optional.of(RELAY).filter(_ -> ofTheStore).map(this::credentials),
        Optional.of(REBUILD).filter(_ -> ofTheStore).map(this::credentials));
  }

  private Credentials credentials(String role) {
    return new Credentials(role, passwords.get(role));
  }
}
