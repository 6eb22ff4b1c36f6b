package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ViolationsTest {
  private final Violations violations = new Violations();

  @Test
  void nothingFoundIsNothingThrown() {
    violations.require("name", "Kent");
    Integer limit = violations.read("limit", "7", Integer::valueOf);
    Integer after = violations.readOptional("after", (String) null, Integer::valueOf);

    assertThat(limit).isEqualTo(7);
    assertThat(after).isNull();
    assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void allFaultsAreThrownTogether() {
    violations.require("name", null);
    violations.read("day", "tomorrow", IsoTime::date);
    violations.read("at", null, IsoTime::instant);
    violations.add("agencies[1]", "unknown", "is not an agency here");

    var refusal = catchThrowableOfType(ProblemException.class, violations::throwIfAny);

    assertThat(refusal.problem()).isEqualTo(Problem.INVALID_FIELD);
    assertThat(refusal.detail()).isEqualTo("name is required; violations has 3 more");
    assertThat(refusal.violations())
        .containsExactly(
            new Violation("name", "required", "is required"),
            new Violation("day", "invalid", "must be a date like 2026-11-23"),
            new Violation("at", "required", "is required"),
            new Violation("agencies[1]", "unknown", "is not an agency here"));
  }

  @Test
  void theListIsBounded() {
    for (int i = 0; i < Violations.MAX_REPORTED + 1; i++) {
      violations.require("ratings[" + i + "]", null);
    }

    assertThat(violations.asList()).hasSize(Violations.MAX_REPORTED);
  }

  @Test
  void whatIsNoProblemCannotBeMade() {
    assertThatThrownBy(() -> new Problem("Not A Slug", 400, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Problem("fine", 200, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
