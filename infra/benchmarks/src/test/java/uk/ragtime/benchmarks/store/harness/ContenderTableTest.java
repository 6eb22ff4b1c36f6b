package uk.ragtime.benchmarks.store.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContenderTableTest {
  @Test
  void theFirstIsComparedWithTheMediansOfTheOthers() {
    Map<String, List<Slice>> measured = new LinkedHashMap<>();
    measured.put("ours", List.of(inTwoSeconds(400), inTwoSeconds(200), inTwoSeconds(800)));
    measured.put("slower", List.of(inTwoSeconds(100)));
    measured.put("faster", List.of(inTwoSeconds(800)));
    ContenderTable comparison = new ContenderTable("calls a second", Slice::callsPerSecond);

    comparison.add("64 callers", measured);

    assertEquals(
        """
        | calls a second | ours | slower | faster | ours : slower | ours : faster |
        |---|---|---|---|---|---|
        | 64 callers | 200 (100–400) | 50 (50–50) | 400 (400–400) | 4.0× | 50 % |
        """,
        comparison.table().toString());
  }

  private static Slice inTwoSeconds(long calls) {
    return new Slice(calls, calls, Duration.ofSeconds(2));
  }
}
