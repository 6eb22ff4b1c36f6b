package uk.ragtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RebuildCommandTest {
  @Test
  void readsTheArguments() {
    assertThat(RebuildCommand.read(List.of()))
        .isEqualTo(new RebuildCommand.Request.Start(Map.of()));
    assertThat(RebuildCommand.read(List.of("--partnership", "kent", "--accept-differences")))
        .isEqualTo(
            new RebuildCommand.Request.Start(
                Map.of("partnership", "kent", "acceptDifferences", true)));
    assertThat(RebuildCommand.read(List.of("--roll-back")))
        .isEqualTo(new RebuildCommand.Request.ActOnLatest("roll-back"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--partnership", "--swap --cancel", "everything", "--roll-back --x"})
  void refusesArgumentsThatMakeNoSense(String arguments) {
    assertThatThrownBy(() -> RebuildCommand.read(List.of(arguments.split(" "))))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("usage:");
  }

  @Test
  void showsProgress() {
    assertThat(line("BUILDING", 500_000, 2_000_000, 125_000, "12"))
        .isEqualTo("Building: 500,000 of 2,000,000 events (25%), 125,000 a second, 12 s left");
    assertThat(line("BUILDING", 0, 0, 0, "null")).isEqualTo("Building");
    assertThat(line("BUILDING", 0, 2_000_000, 0, "null")).isEqualTo("Building");
    assertThat(line("BUILDING", 2_000_000, 2_000_000, 0, "null"))
        .isEqualTo("Building: all 2,000,000 events are in, their indexes are being made");
    assertThat(line("COMPARING", 1, 1, 0, "null")).isEqualTo("Comparing with what serves");
  }

  private static String line(String step, long done, long all, long rate, String left) {
    return RebuildCommand.line(
        JsonMapper.shared()
            .readTree(
                """
                {"step":"%s","eventsDone":%d,"eventsInAll":%d,"eventsPerSecond":%d,
                 "secondsLeft":%s}
                """
                    .formatted(step, done, all, rate, left)));
  }
}
