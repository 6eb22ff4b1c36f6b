package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {
  private static final EnumSet<Step> OVER =
      EnumSet.of(Step.SWAPPED, Step.ROLLED_BACK, Step.FAILED, Step.CANCELLED);

  @Test
  void goesFromStepToStepUnlessSomebodyWishesOtherwise() {
    assertThat(Course.next(Step.REQUESTED, Wish.NONE)).isEqualTo(Act.BUILD);
    assertThat(Course.next(Step.BUILDING, Wish.NONE)).isEqualTo(Act.BUILD);
    assertThat(Course.next(Step.CATCHING_UP, Wish.NONE)).isEqualTo(Act.CATCH_UP);
    assertThat(Course.next(Step.COMPARING, Wish.NONE)).isEqualTo(Act.COMPARE);
    assertThat(Course.next(Step.READY, Wish.SWAP)).isEqualTo(Act.SWAP);
    assertThat(Course.next(Step.SWAPPED, Wish.ROLL_BACK)).isEqualTo(Act.ROLL_BACK);
  }

  @Test
  void restsBeforeTheSwapUntilSomebodySaysSo() {
    assertThat(Course.next(Step.READY, Wish.NONE)).isEqualTo(Act.REST);
    assertThat(Course.afterComparison(false, false)).isEqualTo(Wish.NONE);
    assertThat(Course.afterComparison(true, false)).isEqualTo(Wish.SWAP);
    assertThat(Course.afterComparison(false, true)).isEqualTo(Wish.SWAP);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void isCancelledAsLongAsItIsNotOver(Step step) {
    assertThat(Course.allows(step, Wish.CANCEL)).isEqualTo(!OVER.contains(step));
    assertThat(Course.next(step, Wish.CANCEL))
        .isEqualTo(OVER.contains(step) ? Act.REST : Act.CANCEL);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void whatIsAllowedLeadsSomewhere(Step step) {
    for (Wish wish : EnumSet.of(Wish.SWAP, Wish.CANCEL, Wish.ROLL_BACK)) {
      if (Course.allows(step, wish)) {
        assertThat(Course.next(step, wish)).isNotEqualTo(Act.REST);
      }
    }
  }
}
