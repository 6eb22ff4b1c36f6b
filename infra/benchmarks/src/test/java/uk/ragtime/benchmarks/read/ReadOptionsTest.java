package uk.ragtime.benchmarks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOptionsTest {
  @Test
  void everythingUnlessSaid() {
    ReadOptions options = ReadOptions.of(List.of());

    assertEquals(EnumSet.allOf(ReadPart.class), options.parts());
    assertEquals(List.of(100_000L, 1_000_000L), options.events());
    assertEquals(1_000, options.requests());
    assertEquals(List.of(1_000), options.rates());
    assertEquals(Duration.ofSeconds(60), options.load());
  }

  @Test
  void somePartsOfSomeSizesSmallestFirst() {
    ReadOptions options =
        ReadOptions.of(
            List.of("--parts", "visible,peer", "--events", "10M,100k,1M,1M", "--seconds", "20"));

    assertEquals(EnumSet.of(ReadPart.PEER, ReadPart.VISIBLE), options.parts());
    assertEquals(List.of(100_000L, 1_000_000L, 10_000_000L), options.events());
    assertEquals(Duration.ofSeconds(20), options.load());
  }

  @Test
  void someQuestionsAndTheOneOfNothing() {
    ReadOptions options = ReadOptions.of(List.of("--questions", "profile,audit page of a member"));

    assertEquals(
        List.of(
            "nothing, of an empty service",
            "profile as of a day",
            "profile as of a day, known years ago",
            "audit page of a member"),
        options.questions().stream().map(SampleQuery::name).toList());
  }

  @Test
  void quickIsLessOfWhatIsNotSaid() {
    ReadOptions options =
        ReadOptions.of(
            List.of("--rate", "400,50,50", "--quick", "--data", "kept", "--out", "figures.md"));

    assertEquals(List.of(20_000L), options.events());
    assertEquals(List.of(50, 400), options.rates());
    assertEquals(Path.of("kept"), options.data());
    assertEquals(Path.of("figures.md"), options.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --fast              | There is no option '--fast'.
          --parts             | --parts needs a value.
          --parts tea         | There is no part 'tea'; there are rebuild, answers, sizes, growth, visible, peer.
          --questions tea     | No question begins with 'tea'; there are: nothing, of an empty service; profile as of a day; profile as of a day, known years ago; history by cycle, ten years; movement, neighbouring cycles; movement, ten years; matrix of all areas; audit page of 100; audit page of an area; audit page of a member; audit page, newest first; events, page of 500.
          --events ten        | --events needs numbers such as 60, 100k or 10M, and not 'ten'.
          --events 19         | --events: a history has at least 20 ratings.
          --rate 0            | --rate needs numbers such as 60, 100k or 10M, and not '0'.
          """)
  void whatIsNotUnderstoodIsSaid(String arguments, String sentence) {
    List<String> given = List.of(arguments.split(" ", -1));

    var refused = assertThrows(IllegalArgumentException.class, () -> ReadOptions.of(given));

    assertEquals(sentence, refused.getMessage());
  }
}
