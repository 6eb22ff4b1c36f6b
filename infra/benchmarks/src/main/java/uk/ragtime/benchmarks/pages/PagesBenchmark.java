package uk.ragtime.benchmarks.pages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * Times and sizes of an area's page with twelve agencies and twenty capabilities, beside the
 * profile that the service answers with. The whole platform runs as {@code ./ragtime up} starts it,
 * with limits off and, unless asked otherwise, both compilers, as deployed services have them.
 */
public final class PagesBenchmark {
  private static final String PERSONA = "coordinator";
  private static final String PAGE = "/" + LargeArea.PARTNERSHIP + "/areas/" + LargeArea.AREA;
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
  private static final Duration ONE_CALLER = Duration.ofSeconds(20);

  private final PageOptions options;
  private final Report report = new Report();
  private final MarkdownTable table =
      new MarkdownTable(
          "milliseconds",
          "requests",
          "p50",
          "p90",
          "p99",
          "longest",
          "failed",
          "one caller, a second");

  private PagesBenchmark(PageOptions options) {
    this.options = options;
  }

  /**
   * Measures.
   *
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and options
   */
  public static void main(String[] arguments) throws Exception {
    List<String> all = Arrays.asList(arguments);
    PagesBenchmark benchmark = new PagesBenchmark(PageOptions.read(all.subList(2, all.size())));
    Path own = Files.createTempDirectory(Path.of(arguments[1]), "pages-");
    try (TestPlatform platform =
        TestPlatform.start(
            Path.of(arguments[0]),
            own,
            Map.of(
                "RAGTIME_LIMITS_ENABLED",
                "false",
                "RAGTIME_JVM_OPTIONS",
                benchmark.options.compilers().option()))) {
      benchmark.measure(platform);
    }
    Path out = benchmark.options.out();
    if (out != null) {
      benchmark.report.write(out);
    }
  }

  private void measure(TestPlatform platform) throws Exception {
    long position = LargeArea.record(platform, issuer(platform.token(PERSONA)));
    TestClient service = platform.queries(PERSONA);
    String profile = LargeArea.path("/areas/" + LargeArea.AREA + "/profile");
    answered(service.get(profile + "?minPosition=" + position));
    PortalVisitor visitor = PortalVisitor.signIn(platform.portal(), PERSONA);
    sizes(visitor);
    SteadyRequests.send(
        options.rate(), Duration.ofSeconds(options.warmUp()), () -> visitor.get(PAGE));
    row("page of an area, 12 × 20", () -> visitor.get(PAGE));
    // The ordinary row is the best case, for nothing changes: answers are known by their tags.
    try (RatingsMeanwhile ratings =
        new RatingsMeanwhile(options.ratings(), platform.commands(PERSONA))) {
      row("the same, ratings recorded meanwhile", () -> visitor.get(PAGE));
      report.paragraph(ratings.recorded() + " ratings were recorded meanwhile.");
    }
    row("profile, the service’s answer", () -> answered(service.get(profile)));
    report.table(table);
  }

  private void sizes(PortalVisitor visitor) throws Exception {
    byte[] page = visitor.get(PAGE);
    String text = visitor.text(PAGE);
    Set<String> assets = new LinkedHashSet<>();
    ASSET.matcher(text).results().forEach(found -> assets.add(found.group(1)));
    long first = page.length;
    for (String asset : assets) {
      first += visitor.get(asset).length;
    }
    report.paragraph(
        "First visit %s bytes over the wire in %d answers, a later one %s; the page has %s bytes before compression."
            .formatted(
                Report.whole(first),
                assets.size() + 1,
                Report.whole((long) page.length),
                Report.whole((long) text.getBytes(StandardCharsets.UTF_8).length)));
  }

  private void row(String what, Callable<?> request) throws Exception {
    SteadyRequests.Outcome outcome =
        SteadyRequests.send(options.rate(), Duration.ofSeconds(options.seconds()), request);
    double alone = SteadyRequests.oneAfterTheOther(ONE_CALLER, request);
    String[] cells = Arrays.copyOf(outcome.times().cells(what), 8);
    cells[6] = Integer.toString(outcome.failed());
    cells[7] = Report.whole(alone);
    table.row((Object[]) cells);
  }

  private static TestResponse answered(TestResponse answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  private static String issuer(String token) {
    String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonMapper.shared()
        .readTree(Base64.getUrlDecoder().decode(claims))
        .path("iss")
        .asString();
  }
}
