package uk.ragtime.operator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** {@code ragtime rebuild}: requests a rebuild of the read models and reports its progress. */
final class RebuildCommand {
  static final String USAGE =
      """
      usage: ragtime rebuild [--partnership <code>] [--accept-differences]
             ragtime rebuild --swap | --cancel | --roll-back\
      """;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  /** A rebuild to start, or an action on the latest one. */
  sealed interface Request {
    record Start(Map<String, Object> body) implements Request {}

    /** Swap, cancel or roll back. */
    record ActOnLatest(String action) implements Request {}
  }

  private final OperationsApi api;
  private final PrintStream out;

  /** Whether a line can be overwritten. */
  private final boolean terminal;

  private String last = "";

  RebuildCommand(OperationsApi api, PrintStream out, boolean terminal) {
    this.api = api;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * @param arguments after {@code rebuild}
   * @throws OperatorException if they make no sense
   */
  static Request read(List<String> arguments) {
    Map<String, Object> body = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--accept-differences" -> body.put("acceptDifferences", true);
        case "--partnership" -> {
          i++;
          if (i == arguments.size()) {
            throw new OperatorException(USAGE);
          }
          body.put("partnership", arguments.get(i));
        }
        case "--swap", "--cancel", "--roll-back" -> {
          if (arguments.size() != 1) {
            throw new OperatorException(USAGE);
          }
          return new Request.ActOnLatest(arguments.getFirst().substring(2));
        }
        default -> throw new OperatorException(USAGE);
      }
    }
    return new Request.Start(body);
  }

  /** Follows the request to its end, reports the outcome and returns the exit code. */
  int run(Request request) throws InterruptedException {
    return switch (request) {
      case Request.Start start -> follow(api.post("/rebuilds", start.body()), "");
      case Request.ActOnLatest latest -> {
        JsonNode rebuilds = api.get("/rebuilds").get("rebuilds");
        if (rebuilds.isEmpty()) {
          throw new OperatorException("Nothing has been rebuilt.");
        }
        JsonNode rebuild = rebuilds.get(0);
        String path = "/rebuilds/" + rebuild.get("id").asLong() + "/" + latest.action();
        yield follow(api.post(path, Map.of()), rebuild.get("step").asString());
      }
    };
  }

  /**
   * @param from the step that the rebuild has to leave first
   */
  private int follow(JsonNode answer, String from) throws InterruptedException {
    JsonNode rebuild = answer;
    while (true) {
      String step = rebuild.get("step").asString();
      boolean pending = !rebuild.get("wish").asString().equals("NONE");
      OptionalInt exitCode =
          step.equals(from) && pending
              ? OptionalInt.empty()
              : outcome(rebuild, step, pending, from);
      if (exitCode.isPresent()) {
        return exitCode.getAsInt();
      }
      show(line(rebuild));
      Thread.sleep(POLL_INTERVAL);
      rebuild = api.get("/rebuilds/" + rebuild.get("id").asLong());
    }
  }

  /** The exit code, once the rebuild has ended or waits for a decision of the operator. */
  private OptionalInt outcome(JsonNode rebuild, String step, boolean pending, String from) {
    return switch (step) {
      case "SWAPPED" ->
          end(DONE, "Rebuilt: what was built serves. Back again: ragtime rebuild --roll-back");
      case "ROLLED_BACK" -> end(DONE, "Rolled back: what served before serves again.");
      case "CANCELLED" ->
          end(from.isEmpty() ? NOT_DONE : DONE, "Cancelled: what served goes on serving.");
      case "FAILED" ->
          end(NOT_DONE, "It failed, and what served goes on serving. " + reason(rebuild));
      case "READY" -> pending ? OptionalInt.empty() : ready(rebuild);
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt ready(JsonNode rebuild) {
    OptionalInt exitCode = end(NOT_DONE, reason(rebuild) + ".");
    for (JsonNode one : rebuild.get("differences")) {
      out.printf(
          "  %s of %s: %d rows are served, %d were built, such as %s%n",
          one.get("table").asString(),
          one.get("partnership").asString(),
          one.get("served").asLong(),
          one.get("built").asLong(),
          one.get("keys"));
    }
    out.println("Serve what was built:  ragtime rebuild --swap");
    out.println("Or throw it away:      ragtime rebuild --cancel");
    return exitCode;
  }

  private static String reason(JsonNode rebuild) {
    return rebuild.path("reason").asString("");
  }

  static String line(JsonNode rebuild) {
    return switch (rebuild.get("step").asString()) {
      case "REQUESTED" -> "Waiting for an instance to begin";
      case "BUILDING" -> building(rebuild);
      case "CATCHING_UP" -> "Applying what was recorded meanwhile";
      case "COMPARING" -> "Comparing with what serves";
      case "READY" -> "Swapping";
      case "SWAPPED" -> "Rolling back";
      default -> rebuild.get("step").asString();
    };
  }

  private static String building(JsonNode rebuild) {
    long done = rebuild.get("eventsDone").asLong();
    long all = rebuild.get("eventsInAll").asLong();
    long rate = rebuild.get("eventsPerSecond").asLong();
    if (done == 0) {
      return "Building";
    }
    if (done == all) {
      return String.format(
          Locale.UK, "Building: all %,d events are in, their indexes are being made", all);
    }
    return String.format(
        Locale.UK,
        "Building: %,d of %,d events (%d%%), %,d a second, %d s left",
        done,
        all,
        100 * done / all,
        rate,
        rebuild.get("secondsLeft").asLong());
  }

  /** Overwrites one line on a terminal; elsewhere prints each new line. */
  private void show(String line) {
    if (terminal) {
      out.print("\r\u001b[K" + line);
      out.flush();
    } else if (!line.equals(last)) {
      out.println(line);
    }
    last = line;
  }

  private OptionalInt end(int exitCode, String sentence) {
    if (terminal && !last.isEmpty()) {
      out.println();
    }
    out.println(sentence);
    return OptionalInt.of(exitCode);
  }
}
