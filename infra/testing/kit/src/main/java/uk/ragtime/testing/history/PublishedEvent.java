package uk.ragtime.testing.history;

/** An event in the topic; the values of its headers are kept as text. */
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
