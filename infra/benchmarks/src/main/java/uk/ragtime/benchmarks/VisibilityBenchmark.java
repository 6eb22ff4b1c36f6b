package uk.ragtime.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.Answer;
import uk.ragtime.testing.platform.Client;
import uk.ragtime.testing.platform.Platform;

/**
 * How long an acknowledged rating takes to be visible in the area's profile, on an idle platform of
 * its own: one person rates over HTTP, and the moment they have their answer asks for the profile
 * with {@code minPosition}, until an answer shows the new rating. Nothing else runs; the client,
 * the services, Kafka and PostgreSQL share the machine.
 */
final class VisibilityBenchmark {
  private static final int WARM_UP = 300;
  private static final int MEASURED = 500;
  private static final String CAPABILITY = "tuning-in";
  private static final String PROFILE = "/v1/lancashire/areas/blackpool/profile?minPosition=";

  private final Client rater;
  private final Client reader;
  private final String path;

  private VisibilityBenchmark(Platform platform) {
    rater = platform.commands("rater");
    reader = platform.queries("auditor");
    path =
        "/v1/lancashire/cycles/"
            + openCycle()
            + "/areas/blackpool/agencies/health-visiting/ratings/"
            + CAPABILITY;
  }

  /**
   * Runs the benchmark on a platform in a directory of its own.
   *
   * @param arguments the folder that {@code ./ragtime} stands in, and a folder for data
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "bench-");
    try (Platform platform = Platform.start(Path.of(arguments[0]), data)) {
      platform.output().stream()
          .filter(line -> line.contains("It took"))
          .forEach(System.out::println);
      new VisibilityBenchmark(platform).run();
    }
  }

  private void run() {
    System.out.printf(
        Locale.ROOT, "Warming up with %d ratings, then measuring %d.%n", WARM_UP, MEASURED);
    measure(WARM_UP);
    long[][] nanos = measure(MEASURED);
    System.out.printf(
        Locale.ROOT,
        "%n| idle platform, %d cores, milliseconds | times | p50 | p90 | p99 | max |%n",
        Runtime.getRuntime().availableProcessors());
    System.out.println("|---|---|---|---|---|---|");
    System.out.println(Quantiles.of(nanos[0]).row("rating sent to acknowledged"));
    System.out.println(Quantiles.of(nanos[1]).row("acknowledged to visible in the profile"));
  }

  private long[][] measure(int times) {
    long[][] nanos = new long[2][times];
    for (int i = 0; i < times; i++) {
      String rating = i % 2 == 0 ? "RED" : "AMBER";
      long sent = System.nanoTime();
      Answer changed =
          rater.put(path, "{\"rating\": \"" + rating + "\", \"reason\": \"CORRECTION\"}");
      long acknowledged = System.nanoTime();
      require(changed, changed.status() == 200 || changed.status() == 201);
      Answer profile = reader.get(PROFILE + changed.position());
      long visible = System.nanoTime();
      require(profile, profile.status() == 200 && rating.equals(shownIn(profile.json())));
      nanos[0][i] = acknowledged - sent;
      nanos[1][i] = visible - acknowledged;
    }
    return nanos;
  }

  private String openCycle() {
    for (JsonNode cycle : reader.get("/v1/lancashire/cycles").json().path("cycles")) {
      if (cycle.path("status").asString().equals("OPEN")) {
        return cycle.path("cycle").asString();
      }
    }
    throw new IllegalStateException("the demonstration has no open cycle");
  }

  private static String shownIn(JsonNode profile) {
    for (JsonNode capability : profile.path("capabilities")) {
      if (capability.path("code").asString().equals(CAPABILITY)) {
        for (JsonNode rating : capability.path("ratings")) {
          if (rating.path("agency").asString().equals("health-visiting")) {
            return rating.path("rating").asString();
          }
        }
      }
    }
    return "NOT_RATED";
  }

  private static void require(Answer answer, boolean fine) {
    if (!fine) {
      throw new IllegalStateException("not what was to be measured: " + answer);
    }
  }
}
