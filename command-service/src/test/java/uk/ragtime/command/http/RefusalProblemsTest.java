package uk.ragtime.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.Slug;
import uk.ragtime.web.Problem;

class RefusalProblemsTest {
  private final RefusalProblems problems = new RefusalProblems();

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyRefusalIsAProblemOfItsOwn(RefusalCode code) {
    var problem = Objects.requireNonNull(problems.translate(new Refused(code, "why"))).problem();

    assertThat(Slug.is(problem.code())).isTrue();
    assertThat(problem.type()).isEqualTo("/problems/" + code.code());
    assertThat(problem.status()).isBetween(403, 422);
    assertThat(problem.title()).isNotBlank();
  }

  @Test
  void noTwoRefusalsShareACode() {
    assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void whatTheRolesRefuseIsTheSameEverywhere() {
    assertThat(RefusalProblems.problemOf(RefusalCode.NOT_ALLOWED).code())
        .isEqualTo(Problem.NOT_ALLOWED.code());
    assertThat(RefusalProblems.problemOf(RefusalCode.NOT_ALLOWED).status())
        .isEqualTo(Problem.NOT_ALLOWED.status());
  }

  @Test
  void whatIsNoRefusalIsLeftToOthers() {
    assertThat(problems.translate(new IllegalStateException("a fault"))).isNull();
  }
}
