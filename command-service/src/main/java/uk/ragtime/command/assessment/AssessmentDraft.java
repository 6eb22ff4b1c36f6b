package uk.ragtime.command.assessment;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.AssessmentEvent;

/** The events of a decision so far, and the state that they lead to. */
public final class AssessmentDraft {
  private final List<AssessmentEvent> events = new ArrayList<>();
  private Assessment state;

  private AssessmentDraft(Assessment state) {
    this.state = state;
  }

  /** A draft without events. */
  public static AssessmentDraft from(Assessment state) {
    return new AssessmentDraft(state);
  }

  public Assessment state() {
    return state;
  }

  public List<AssessmentEvent> events() {
    return List.copyOf(events);
  }

  public void add(AssessmentEvent event) {
    events.add(event);
    state = state.evolve(event, StreamType.NOT_RECORDED);
  }
}
