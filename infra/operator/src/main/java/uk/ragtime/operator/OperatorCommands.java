package uk.ragtime.operator;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import uk.ragtime.operator.backup.BackupCommands;

/** The commands of {@code ./ragtime} that operate an installation, wherever it is. */
public final class OperatorCommands {
  private static final Set<String> NAMES = Set.of("rebuild", "parked", "reporting-login");

  private final Installation installation;
  private final PrintStream out;

  /**
   * @param environment names the installation and how to sign in; see the operating guide
   * @param local the platform on this machine, for what the environment does not name
   * @param out where results go
   * @param prompts where the operator reads how to sign in, so that results can be piped
   */
  public OperatorCommands(
      Map<String, String> environment,
      Supplier<Optional<LocalPlatform>> local,
      PrintStream out,
      PrintStream prompts) {
    this.installation = new Installation(environment, local, prompts);
    this.out = out;
  }

  /** Whether the command is one of these. */
  public static boolean include(String command) {
    return NAMES.contains(command) || BackupCommands.include(command);
  }

  /**
   * Runs a command.
   *
   * @param arguments the command and what follows it
   * @return the exit code
   * @throws OperatorException if it cannot be done
   */
  public int run(List<String> arguments) throws InterruptedException {
    if (BackupCommands.include(arguments.getFirst())) {
      return new BackupCommands(installation.superusers(), out).run(arguments);
    }
    List<String> options = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "rebuild" -> rebuild(options);
      case "parked" -> {
        ParkedCommand.check(options);
        yield new ParkedCommand(installation.operations(), out).run(options);
      }
      case "reporting-login" -> reportingLogin(options);
      default -> throw new IllegalArgumentException("not a command: " + arguments.getFirst());
    };
  }

  private int rebuild(List<String> options) throws InterruptedException {
    RebuildCommand.Request request = RebuildCommand.read(options);
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new RebuildCommand(installation.operations(), out, terminal).run(request);
  }

  private int reportingLogin(List<String> options) {
    boolean revoke = options.size() == 2 && options.get(1).equals("--revoke");
    if (options.size() != 1 && !revoke) {
      throw new OperatorException(
          "Whose login? Say for example: ragtime reporting-login lancashire");
    }
    ReportingLogin login = new ReportingLogin(installation.readModels());
    out.println(revoke ? login.revoke(options.getFirst()) : login.make(options.getFirst()));
    return 0;
  }
}
