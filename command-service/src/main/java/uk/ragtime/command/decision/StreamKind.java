package uk.ragtime.command.decision;

/** Kinds of streams of which a partnership has many. */
public enum StreamKind {
  AREA("area/");

  private final String prefix;

  StreamKind(String prefix) {
    this.prefix = prefix;
  }

  /** The beginning of the ids of these streams, and of no others. */
  public String prefix() {
    return prefix;
  }
}
