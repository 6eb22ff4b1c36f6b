package uk.ragtime.command.relay;

import java.io.Serial;

/** Reason why a session of relaying ends before the instance stops. */
abstract sealed class Interruption extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private Interruption(String why) {
    super(why, null, false, false);
  }

  /** Another instance relays now. */
  static final class LeaseLost extends Interruption {
    @Serial private static final long serialVersionUID = 1L;

    LeaseLost() {
      super("Another instance relays now");
    }
  }

  /** The topic is not as it was left: it has to be inspected before anything else is sent. */
  static final class LookAgain extends Interruption {
    @Serial private static final long serialVersionUID = 1L;

    LookAgain(String why) {
      super(why);
    }
  }

  /** Something was sent after a gap: the topic's order cannot be trusted any more. */
  static final class OrderBroken extends Interruption {
    @Serial private static final long serialVersionUID = 1L;

    OrderBroken(String why) {
      super(why);
    }
  }

  /** The topic must not be written to until an operator has done what the message says. */
  static final class Refused extends Interruption {
    @Serial private static final long serialVersionUID = 1L;

    private final transient TopicState state;

    Refused(TopicState state) {
      super(state.remark());
      this.state = state;
    }

    TopicState state() {
      return state;
    }
  }
}
