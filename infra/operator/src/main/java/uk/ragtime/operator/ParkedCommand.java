package uk.ragtime.operator;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * {@code ragtime parked}: lists the partnerships whose events cannot be projected, or retries one.
 */
final class ParkedCommand {
  private final OperationsApi api;
  private final PrintStream out;

  ParkedCommand(OperationsApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /**
   * @param arguments after {@code parked}
   * @throws OperatorException if they make no sense
   */
  static void check(List<String> arguments) {
    boolean retry = arguments.size() == 2 && arguments.getFirst().equals("--retry");
    if (!arguments.isEmpty() && !retry) {
      throw new OperatorException("usage: ragtime parked [--retry <partnership>]");
    }
  }

  int run(List<String> arguments) throws InterruptedException {
    check(arguments);
    if (arguments.isEmpty()) {
      list();
    } else {
      String partnership = URLEncoder.encode(arguments.getLast(), StandardCharsets.UTF_8);
      api.post("/parked/" + partnership + "/retry", Map.of());
      out.println("It is tried again. If it fails again, ragtime parked shows it.");
    }
    return 0;
  }

  private void list() throws InterruptedException {
    JsonNode all = api.get("/parked").get("parked");
    out.println(all.isEmpty() ? "Nothing is parked." : all.size() + " parked:");
    for (JsonNode one : all) {
      out.printf(
          "  %s at position %d since %s: %s%n",
          one.get("partnership").asString(),
          one.get("position").asLong(),
          one.get("since").asString(),
          one.get("reason").asString());
    }
  }
}
