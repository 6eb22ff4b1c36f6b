package uk.ragtime.acceptance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.contract.Samples;

/** A small API document, and a valid request to it. */
final class SampleService {
  static final ApiDocument DOCUMENT =
      ApiDocument.of(YAMLMapper.builder().build().readTree(resource("/hostile/service.yaml")));

  private SampleService() {}

  static List<Sample> samples(String body) {
    String yaml =
        """
        path: {partnership: essex, thing: one}
        paper: {putThing: {body: %s}}
        """
            .formatted(body);
    return Samples.read(yaml, Map.of()).of("paper", DOCUMENT);
  }

  static List<Sample> samples() {
    return samples("{name: a, parts: [{code: b}]}");
  }

  private static String resource(String place) {
    try (var stream = SampleService.class.getResourceAsStream(place)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + place);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
