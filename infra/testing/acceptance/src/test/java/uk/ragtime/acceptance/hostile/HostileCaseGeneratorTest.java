package uk.ragtime.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HostileCaseGeneratorTest {
  private static HostileCaseGenerator generator(long seed) {
    return new HostileCaseGenerator(
        seed, SampleService.samples(), Map.of("coordinator", "t.o.ken"), (_, _) -> "coordinator");
  }

  private static List<String> made(long seed) {
    HostileCaseGenerator generator = generator(seed);
    return LongStream.range(0, 500)
        .mapToObj(number -> generator.make(number).toCurl(8081))
        .toList();
  }

  @Test
  void everyParameterAndFieldOfTheDocumentIsAPlaceToAttack() {
    assertThat(generator(1).points().stream().map(InjectionPoint::toString))
        .contains(
            "paper putThing PATH partnership",
            "paper putThing PATH thing",
            "paper putThing QUERY dryRun",
            "paper putThing HEADER If-Match",
            "paper putThing FIELD /name",
            "paper putThing FIELD /parts",
            "paper putThing FIELD /parts/0",
            "paper putThing FIELD /parts/0/code",
            "paper putThing YAML",
            "paper getOpen METHOD");
  }

  @Test
  void aSampleThatLeavesAFieldOutIsNoSample() {
    assertThatThrownBy(() ->
            new HostileCaseGenerator(1, SampleService.samples("{name: a}"), Map.of(), (_, _) -> ""))
        .hasMessageContaining("/parts");
  }

  @Test
  void theSameSeedMakesTheSameCasesAndAnotherMakesOthers() {
    assertThat(made(7)).isEqualTo(made(7)).isNotEqualTo(made(8));
  }

  @Test
  void aCaseCanBePastedIntoAShellWithoutAToken() {
    assertThat(made(7))
        .anyMatch(line -> line.contains("./ragtime token coordinator"))
        .noneMatch(line -> line.contains("t.o.ken"));
  }
}
