package uk.ragtime.query.rebuild;

/** The course that a rebuild takes: what comes next, and what may be asked of it when. */
final class Course {
  private Course() {}

  static Act next(Step step, Wish wish) {
    return switch (step) {
      case REQUESTED, BUILDING -> unlessCancelled(wish, Act.BUILD);
      case CATCHING_UP -> unlessCancelled(wish, Act.CATCH_UP);
      case COMPARING -> unlessCancelled(wish, Act.COMPARE);
      case READY ->
          switch (wish) {
            case SWAP -> Act.SWAP;
            case CANCEL -> Act.CANCEL;
            case NONE, ROLL_BACK -> Act.REST;
          };
      case SWAPPED -> wish == Wish.ROLL_BACK ? Act.ROLL_BACK : Act.REST;
      case ROLLED_BACK, FAILED, CANCELLED -> Act.REST;
    };
  }

  /** Whether this may be asked for. A wish that is granted twice changes nothing. */
  static boolean allows(Step step, Wish wish) {
    return switch (wish) {
      case NONE -> true;
      case SWAP -> step == Step.READY;
      case CANCEL ->
          switch (step) {
            case REQUESTED, BUILDING, CATCHING_UP, COMPARING, READY -> true;
            case SWAPPED, ROLLED_BACK, FAILED, CANCELLED -> false;
          };
      case ROLL_BACK -> step == Step.SWAPPED;
    };
  }

  /** Where it goes from the comparison. */
  static Wish afterComparison(boolean same, boolean acceptDifferences) {
    return same || acceptDifferences ? Wish.SWAP : Wish.NONE;
  }

  private static Act unlessCancelled(Wish wish, Act act) {
    return wish == Wish.CANCEL ? Act.CANCEL : act;
  }
}
