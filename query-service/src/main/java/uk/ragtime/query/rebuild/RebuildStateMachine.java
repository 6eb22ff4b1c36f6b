package uk.ragtime.query.rebuild;

/** Decides the next action of a rebuild, and which requests are accepted in which state. */
public final class RebuildStateMachine {
  private RebuildStateMachine() {}

  public static NextAction next(RebuildState state, OperatorRequest request) {
    return switch (state) {
      case REQUESTED, BUILDING -> unlessCancelled(request, NextAction.BUILD);
      case CATCHING_UP -> unlessCancelled(request, NextAction.CATCH_UP);
      case COMPARING -> unlessCancelled(request, NextAction.COMPARE);
      case READY ->
          switch (request) {
            case SWAP -> NextAction.SWAP;
            case CANCEL -> NextAction.CANCEL;
            case NONE, ROLL_BACK -> NextAction.REST;
          };
      case SWAPPED -> request == OperatorRequest.ROLL_BACK ? NextAction.ROLL_BACK : NextAction.REST;
      case ROLLED_BACK, FAILED, CANCELLED -> NextAction.REST;
    };
  }

  /** Whether a request is accepted. Repeating a granted one changes nothing. */
  public static boolean allows(RebuildState state, OperatorRequest request) {
    return switch (request) {
      case NONE -> true;
      case SWAP -> state == RebuildState.READY;
      case CANCEL ->
          switch (state) {
            case REQUESTED, BUILDING, CATCHING_UP, COMPARING, READY -> true;
            case SWAPPED, ROLLED_BACK, FAILED, CANCELLED -> false;
          };
      case ROLL_BACK -> state == RebuildState.SWAPPED;
    };
  }

  /** Request that follows from the comparison. */
  public static OperatorRequest afterComparison(boolean same, boolean acceptDifferences) {
    return same || acceptDifferences ? OperatorRequest.SWAP : OperatorRequest.NONE;
  }

  private static NextAction unlessCancelled(OperatorRequest request, NextAction action) {
    return request == OperatorRequest.CANCEL ? NextAction.CANCEL : action;
  }
}
