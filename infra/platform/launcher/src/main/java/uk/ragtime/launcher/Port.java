package uk.ragtime.launcher;

/** A port that the platform listens on, and the setting that moves it. */
public enum Port {
  PORTAL("the portal", "RAGTIME_PORT_PORTAL", 8080),
  PORTAL_METRICS("the portal's figures", "RAGTIME_PORT_PORTAL_METRICS", 8090),
  COMMAND_SERVICE("command-service", "RAGTIME_PORT_COMMAND", 8081),
  QUERY_SERVICE("query-service", "RAGTIME_PORT_QUERY", 8082),
  ISSUER("the issuer", "RAGTIME_PORT_ISSUER", 9000),
  POSTGRESQL("PostgreSQL", "RAGTIME_PORT_POSTGRESQL", 15432),
  KAFKA("Kafka", "RAGTIME_PORT_KAFKA", 19092);

  private final String user;
  private final String setting;
  private final int usual;

  Port(String user, String setting, int usual) {
    this.user = user;
    this.setting = setting;
    this.usual = usual;
  }

  /** The server or service that listens there. */
  public String user() {
    return user;
  }

  /** The environment variable that moves it. */
  public String setting() {
    return setting;
  }

  int usual() {
    return usual;
  }
}
