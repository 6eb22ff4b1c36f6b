package uk.ragtime.launcher;

import java.time.Duration;

/** The text that is printed when everything runs. */
final class ReadyScreen {

  private ReadyScreen() {}

  static String of(Settings settings, boolean demonstrates, boolean firstStart, Duration took) {
    StringBuilder screen = new StringBuilder();
    String until =
        demonstrates ? "until the demonstration's profile answered" : "until all was ready";
    screen
        .append("\nRagtime is ready. It took ")
        .append(StartProgress.seconds(took, 0))
        .append(' ')
        .append(until)
        .append(firstStart ? " (first start).\n" : " (a later start).\n");
    line(screen, "Look", settings.url(Port.PORTAL) + "/");
    line(screen, "Commands", settings.url(Port.COMMAND_SERVICE) + "/actuator/health");
    line(screen, "Queries", settings.url(Port.QUERY_SERVICE) + "/actuator/health");
    if (settings.uses(Port.ISSUER)) {
      line(screen, "Issuer", settings.issuerUrl() + "/.well-known/openid-configuration");
    }
    if (demonstrates) {
      screen.append("\nSign in as, without a password\n");
      for (Persona persona : Persona.values()) {
        line(screen, persona.code(), persona.sentence());
      }
      screen
          .append("\nTry\n  curl -s -H \"Authorization: Bearer $(")
          .append(command(settings))
          .append(" token viewer)\" ")
          .append(settings.url(Port.QUERY_SERVICE))
          .append("/v1/lancashire/areas/blackpool/profile\n");
    }
    screen.append('\n');
    line(screen, "Logs", settings.logs().toString());
    line(screen, "Stop", "Ctrl-C; the data stays, and ./ragtime reset forgets it");
    return screen.toString();
  }

  /** The script by a path that works wherever the next terminal happens to be. */
  private static String command(Settings settings) {
    String script = settings.home().resolve("ragtime").toString();
    boolean usual = settings.data().equals(settings.home().resolve(".ragtime"));
    return usual ? script : "RAGTIME_DATA=" + settings.data() + " " + script;
  }

  private static void line(StringBuilder screen, String name, String value) {
    screen.append(String.format("  %-12s %s%n", name, value));
  }
}
