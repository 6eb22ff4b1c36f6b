package uk.ragtime.testing.history;

/** An event as it stands in the topic; what its headers say is kept as text. */
public record PublishedEvent(
    int partition,
    long offset,
    String partnership,
    long position,
    String stream,
    String version,
    String command,
    String payload) {
  @Override
  public String toString() {
    return "position " + position + " of " + partnership + " at " + partition + ":" + offset;
  }
}
