package uk.ragtime.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import uk.ragtime.testing.contract.ApiOperation;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;

/** An operation's valid request, and variants with one part of it invalid. */
final class RequestVariants {
  private RequestVariants() {}

  /** All carry the same correlation id; what one may learn cannot hang on it. */
  static List<RawRequest> of(Sample sample) {
    RawRequest good = sample.request().and("X-Correlation-Id", "the-same");
    List<RawRequest> variants = new ArrayList<>(List.of(good));
    if (sample.body() != null) {
      for (String body : List.of("", "{\"", "[]", "null", "{\"stranger\": 1}", "\u0000")) {
        variants.add(good.body(body));
      }
      variants.add(good.header("Content-Type", "text/plain"));
      variants.add(good.header("Content-Type", "application/yaml").body("a: [*b"));
    }
    for (ApiOperation.Parameter parameter : sample.operation().parameters()) {
      switch (parameter.in()) {
        case "path" -> {
          if (!parameter.name().equals("partnership")) {
            String bad = sample.with(parameter.name(), "Not_A_Code").target();
            String none = sample.with(parameter.name(), "nothing-of-the-kind").target();
            variants.add(good.target(bad));
            variants.add(good.target(none));
          }
        }
        case "query" -> {
          for (String value : List.of("", "%22", "1", "nothing-of-the-kind", "999999999")) {
            variants.add(good.target(good.target() + "?" + parameter.name() + "=" + value));
          }
        }
        default -> {
          if (!parameter.name().equals("X-Correlation-Id")) {
            for (String value : List.of("", "\"7\"", "yesterday", "k".repeat(200))) {
              variants.add(good.header(parameter.name(), value));
            }
          }
        }
      }
    }
    return variants;
  }

  /** The whole answer, without the partnership's code and the time of day. */
  static String asSaid(RawResponse answer, String partnership) {
    String headers =
        answer.headers().stream()
            .filter(header -> !header.name().equalsIgnoreCase("Date"))
            .map(header -> header.name() + ": " + header.value())
            .collect(Collectors.joining("\n"));
    return (answer.status() + "\n" + headers + "\n\n" + answer.text())
        .replace(partnership, "{partnership}");
  }
}
