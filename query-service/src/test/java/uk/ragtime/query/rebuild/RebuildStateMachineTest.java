package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RebuildStateMachineTest {
  private static final EnumSet<RebuildState> OVER =
      EnumSet.of(
          RebuildState.SWAPPED,
          RebuildState.ROLLED_BACK,
          RebuildState.FAILED,
          RebuildState.CANCELLED);

  @Test
  void goesFromStepToStepUnlessSomebodyWishesOtherwise() {
    assertThat(RebuildStateMachine.next(RebuildState.REQUESTED, OperatorRequest.NONE))
        .isEqualTo(NextAction.BUILD);
    assertThat(RebuildStateMachine.next(RebuildState.BUILDING, OperatorRequest.NONE))
        .isEqualTo(NextAction.BUILD);
    assertThat(RebuildStateMachine.next(RebuildState.CATCHING_UP, OperatorRequest.NONE))
        .isEqualTo(NextAction.CATCH_UP);
    assertThat(RebuildStateMachine.next(RebuildState.COMPARING, OperatorRequest.NONE))
        .isEqualTo(NextAction.COMPARE);
    assertThat(RebuildStateMachine.next(RebuildState.READY, OperatorRequest.SWAP))
        .isEqualTo(NextAction.SWAP);
    assertThat(RebuildStateMachine.next(RebuildState.SWAPPED, OperatorRequest.ROLL_BACK))
        .isEqualTo(NextAction.ROLL_BACK);
  }

  @Test
  void restsBeforeTheSwapUntilSomebodySaysSo() {
    assertThat(RebuildStateMachine.next(RebuildState.READY, OperatorRequest.NONE))
        .isEqualTo(NextAction.REST);
    assertThat(RebuildStateMachine.afterComparison(false, false)).isEqualTo(OperatorRequest.NONE);
    assertThat(RebuildStateMachine.afterComparison(true, false)).isEqualTo(OperatorRequest.SWAP);
    assertThat(RebuildStateMachine.afterComparison(false, true)).isEqualTo(OperatorRequest.SWAP);
  }

  @ParameterizedTest
  @EnumSource(RebuildState.class)
  void isCancelledAsLongAsItIsNotOver(RebuildState step) {
    assertThat(RebuildStateMachine.allows(step, OperatorRequest.CANCEL))
        .isEqualTo(!OVER.contains(step));
    assertThat(RebuildStateMachine.next(step, OperatorRequest.CANCEL))
        .isEqualTo(OVER.contains(step) ? NextAction.REST : NextAction.CANCEL);
  }

  @ParameterizedTest
  @EnumSource(RebuildState.class)
  void whatIsAllowedLeadsSomewhere(RebuildState step) {
    for (OperatorRequest wish :
        EnumSet.of(OperatorRequest.SWAP, OperatorRequest.CANCEL, OperatorRequest.ROLL_BACK)) {
      if (RebuildStateMachine.allows(step, wish)) {
        assertThat(RebuildStateMachine.next(step, wish)).isNotEqualTo(NextAction.REST);
      }
    }
  }
}
