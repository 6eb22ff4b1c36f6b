package uk.ragtime.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.json.StrictJson;

/** An event of the feed is one JSON object, whatever its texts are. */
public final class CloudEventFuzzTest {
  private static final JsonMapper JSON = StrictJson.mapper();

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    String data = JSON.writeValueAsString(Map.of("rationale", text));
    CloudEvent event =
        new CloudEvent(
            "1.0",
            "kent/7",
            "/v1/kent",
            "uk.ragtime.rating-changed.v1",
            text,
            Instant.EPOCH,
            "application/json",
            "https://example.org/v1/schemas/events/rating-changed.v1.schema.json",
            "kent",
            7,
            1,
            null,
            text,
            text,
            text,
            text,
            data);

    JsonNode read = JSON.readTree(JSON.writeValueAsString(event));

    assertThat(read.get("actor").stringValue()).isEqualTo(text);
    assertThat(read.get("traceparent").stringValue()).isEqualTo(text);
    assertThat(read.get("data").get("rationale").stringValue()).isEqualTo(text);
    assertThat(read.size()).isEqualTo(16);
  }

  @Test
  void holds() {
    Fuzzing.run(CloudEventFuzzTest.class, CloudEventFuzzTest::fuzzerTestOneInput);
  }
}
