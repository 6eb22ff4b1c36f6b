package uk.ragtime.benchmarks.store.engine;

/** Number of events per command. */
public enum Form {
  ONE_EVENT(1),
  /** Every capability of the checklist in one command, as a workshop records it. */
  ELEVEN_EVENTS(11);

  private final int events;

  Form(int events) {
    this.events = events;
  }

  public int events() {
    return events;
  }

  @Override
  public String toString() {
    return events == 1 ? "1 event a command" : events + " events a command";
  }
}
