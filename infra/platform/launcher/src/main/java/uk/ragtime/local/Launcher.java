package uk.ragtime.local;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import uk.ragtime.local.issuer.PersonaTokens;

/**
 * What the script {@code ragtime} runs: up, token, reporting-login, reset; and prepare, as a part
 * of the build.
 */
public final class Launcher {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Settings settings;
  private final PrintStream out;
  private final Instant began;

  private Launcher(Map<String, String> environment, PrintStream out) {
    this.settings = Settings.from(environment);
    this.out = out;
    this.began = began(environment);
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int exitCode;
    try {
      exitCode = new Launcher(System.getenv(), out).run(List.of(arguments));
    } catch (Refusal refusal) {
      errors.println(refusal.getMessage());
      exitCode = FAILED;
    } catch (InterruptedException _) {
      exitCode = FAILED;
    }
    System.exit(exitCode);
  }

  private static Instant began(Map<String, String> environment) {
    String given = environment.getOrDefault("RAGTIME_STARTED_AT", "");
    return given.matches("\\d{10,14}")
        ? Instant.ofEpochMilli(Long.parseLong(given))
        : ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }

  private int run(List<String> arguments) throws InterruptedException {
    String command = arguments.isEmpty() ? "help" : arguments.getFirst();
    return switch (command) {
      case "up" -> up();
      case "token" -> token(arguments);
      case "reporting-login" -> reportingLogin(arguments);
      case "rebuild" -> rebuild(arguments);
      case "parked" -> parked(arguments);
      case "reset" -> reset();
      case "prepare" -> prepare();
      case "rehearse" -> rehearse();
      default -> MISUSED;
    };
  }

  private int up() throws InterruptedException {
    Logging.into(settings.logs());
    boolean firstStart = !Files.exists(settings.data().resolve("format"));
    Progress progress = new Progress(out, began);
    Platform platform = Platform.on(settings, progress);
    AtomicBoolean failed = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, failed), "stop"));
    try {
      platform.start();
      out.println(
          ReadyScreen.of(
              settings, platform.demonstrates(), firstStart, progress.sinceTheBeginning()));
      throw platform.awaitFailure();
    } catch (Refusal | InterruptedException e) {
      failed.set(true);
      throw e;
    }
  }

  /** Runs on Ctrl-C and SIGTERM, and after a failure; a stop that was asked for is no failure. */
  private void stop(Platform platform, AtomicBoolean failed) {
    boolean asked = !failed.get();
    out.println(asked ? "\nStopping." : "Stopping the rest.");
    platform.close();
    out.println("Stopped.");
    if (asked) {
      Runtime.getRuntime().halt(0);
    }
  }

  private int token(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new Refusal("Whose token? Say for example: ragtime token viewer");
    }
    Persona persona =
        Persona.of(arguments.get(1))
            .orElseThrow(() ->
                new Refusal(
                    "There is no persona '" + arguments.get(1) + "'. There are: " + personas()));
    try {
      out.println(tokens().token(persona.code()));
      return 0;
    } catch (IOException e) {
      throw new Refusal("The issuer does not answer. Does Ragtime run?", e);
    }
  }

  private PersonaTokens tokens() {
    String issuer =
        RunningPlatform.issuer(settings.data())
            .orElseThrow(() -> new Refusal("Ragtime does not run. Start it with: ragtime up"));
    return new PersonaTokens(issuer, settings.clientSecrets());
  }

  private OperatorApi operations() {
    return new OperatorApi(settings.url(Port.QUERY_SERVICE), tokens());
  }

  private int rebuild(List<String> arguments) throws InterruptedException {
    RebuildCommand.Wish wish = RebuildCommand.read(arguments.subList(1, arguments.size()));
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new RebuildCommand(operations(), out, terminal).run(wish);
  }

  private int parked(List<String> arguments) throws InterruptedException {
    boolean retry = arguments.size() == 3 && arguments.get(1).equals("--retry");
    if (arguments.size() != 1 && !retry) {
      throw new Refusal("usage: ragtime parked [--retry <partnership>]");
    }
    if (retry) {
      operations().post("/parked/" + arguments.get(2) + "/retry", Map.of());
      out.println("It is tried again. If it fails again, ragtime parked shows it.");
      return 0;
    }
    JsonNode all = operations().get("/parked").get("parked");
    out.println(all.isEmpty() ? "Nothing is parked." : all.size() + " parked:");
    for (JsonNode one : all) {
      out.printf(
          "  %s at position %d since %s: %s%n",
          one.get("partnership").asString(),
          one.get("position").asLong(),
          one.get("since").asString(),
          one.get("reason").asString());
    }
    return 0;
  }

  private static String personas() {
    return String.join(", ", Arrays.stream(Persona.values()).map(Persona::code).toList());
  }

  private int reportingLogin(List<String> arguments) {
    boolean revoke = arguments.size() == 3 && arguments.get(2).equals("--revoke");
    if (arguments.size() != 2 && !revoke) {
      throw new Refusal("Whose login? Say for example: ragtime reporting-login lancashire");
    }
    ReportingLogin login = new ReportingLogin(new Services(settings).queryAdministrator());
    out.println(revoke ? login.revoke(arguments.get(1)) : login.make(arguments.get(1)));
    return 0;
  }

  private int reset() {
    if (!Files.exists(settings.data().resolve("format"))) {
      out.println("There is no data in " + settings.data() + ".");
      return 0;
    }
    try (DataDirectory data = DataDirectory.open(settings.data())) {
      data.forget();
    }
    out.println("Forgot the data in " + settings.data() + ".");
    return 0;
  }

  private int prepare() throws InterruptedException {
    new Preparation(settings, new Progress(out, began)).run();
    return 0;
  }

  private int rehearse() {
    Rehearsal.run();
    return 0;
  }
}
