package uk.ragtime.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import uk.ragtime.launcher.issuer.PersonaTokens;
import uk.ragtime.operator.OperatorCommands;
import uk.ragtime.operator.OperatorException;

/**
 * The program behind the script {@code ragtime}: up, token, reset and the operator's commands; and
 * prepare, as a part of the build.
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
      exitCode = run(List.of(arguments), System.getenv(), out, errors);
    } catch (LauncherException failure) {
      errors.println(failure.getMessage());
      exitCode = failure.exitCode();
    } catch (OperatorException failure) {
      errors.println(failure.getMessage());
      exitCode = failure.exitCode();
    } catch (InterruptedException _) {
      exitCode = FAILED;
    }
    System.exit(exitCode);
  }

  private static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream errors)
      throws InterruptedException {
    if (!arguments.isEmpty() && OperatorCommands.include(arguments.getFirst())) {
      // The settings of the platform here matter only where the environment names no other.
      return new OperatorCommands(
              environment, () -> LocalInstallation.find(Settings.from(environment)), out, errors)
          .run(arguments);
    }
    return new Launcher(environment, out).run(arguments);
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
      case "reset" -> reset();
      case "prepare" -> prepare();
      case "train" -> train(arguments);
      default -> MISUSED;
    };
  }

  private int up() throws InterruptedException {
    Logging.into(settings.logs());
    boolean firstStart = !Files.exists(settings.data().resolve("format"));
    StartProgress progress = new StartProgress(out, began);
    Platform platform = Platform.on(settings, progress);
    AtomicBoolean failed = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, failed), "stop"));
    try {
      platform.start();
      out.println(
          ReadyScreen.of(
              settings, platform.demonstrates(), firstStart, progress.sinceTheBeginning()));
      throw platform.awaitFailure();
    } catch (LauncherException | InterruptedException e) {
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
      throw new LauncherException("Whose token? Say for example: ragtime token viewer");
    }
    Persona persona =
        Persona.of(arguments.get(1))
            .orElseThrow(() ->
                new LauncherException(
                    "There is no persona '" + arguments.get(1) + "'. There are: " + personas()));
    try {
      out.println(tokens().token(persona.code()));
      return 0;
    } catch (IOException e) {
      throw new LauncherException("The issuer does not answer. Does Ragtime run?", e);
    }
  }

  private PersonaTokens tokens() {
    String issuer =
        IssuerAddress.issuer(settings.data())
            .orElseThrow(
                () -> new LauncherException("Ragtime does not run. Start it with: ragtime up"));
    return new PersonaTokens(issuer, settings.clientSecrets());
  }

  private static String personas() {
    return String.join(", ", Arrays.stream(Persona.values()).map(Persona::code).toList());
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
    new AotCacheBuilder(settings, new StartProgress(out, began)).run();
    return 0;
  }

  private int train(List<String> arguments) throws InterruptedException {
    Logging.into(settings.logs());
    Set<String> services = Set.copyOf(arguments.subList(1, arguments.size()));
    AotTraining.run(settings, new StartProgress(out, began), services);
    return 0;
  }
}
