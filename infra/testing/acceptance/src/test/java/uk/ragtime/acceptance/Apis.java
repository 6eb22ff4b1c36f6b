package uk.ragtime.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.contract.Samples;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * The services' API documents, as they stand in the repository, with a sample of each operation.
 */
final class Apis {
  static final List<String> SERVICES = List.of("command", "query");

  /** Hundreds of kilobytes of YAML, read once. */
  private static final Map<String, ApiDocument> DOCUMENTS = new ConcurrentHashMap<>();

  private Apis() {}

  static ApiDocument document(String service) {
    return DOCUMENTS.computeIfAbsent(
        service,
        name ->
            ApiDocument.read(
                SharedPlatform.root().resolve("docs/api/" + name + "-service.openapi.yaml")));
  }

  static URI address(TestPlatform platform, String service) {
    return service.equals("command") ? platform.commandService() : platform.queryService();
  }

  /** A request that is understood, about this partnership where it is about one. */
  static List<Sample> samples(String partnership) {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    Samples samples =
        Samples.read(
            resource("/samples.yaml"),
            Map.of(
                "partnership",
                partnership,
                "yesterday",
                today.minusDays(1).toString(),
                "next-week",
                today.plusWeeks(1).toString(),
                "next-month",
                today.plusMonths(1) + "T17:00:00Z",
                "in-seven-weeks",
                today.plusWeeks(7) + "T17:00:00Z"));
    List<Sample> all = new ArrayList<>();
    SERVICES.forEach(service -> all.addAll(samples.of(service, document(service))));
    return all;
  }

  static String resource(String place) {
    try (var stream = Apis.class.getResourceAsStream(place)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + place);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
