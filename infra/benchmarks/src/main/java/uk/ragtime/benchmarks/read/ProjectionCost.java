package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.benchmarks.store.harness.Report;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.testing.TestDatabase;

/** Cost of projecting events through Kafka, after few events and after many. */
final class ProjectionCost {
  /** One in so many only warms up. */
  private static final int WARM_UP = 5;

  private double smallest = Double.NaN;

  /**
   * Sends the history's further events to Kafka with their texts before them, as fast as it takes
   * them, and waits until the projector has applied them.
   *
   * @param before how many events were projected before
   */
  MarkdownTable measure(
      TestDatabase readModels, HistoryPublisher publisher, GeneratedHistory history, long before)
      throws IOException, SQLException, InterruptedException {
    List<EventLine> events;
    Map<String, List<TextLine>> texts;
    try (Stream<EventLine> further = history.further();
        Stream<TextLine> sealed = history.furtherTexts()) {
      events = further.toList();
      texts = byEvent(sealed);
    }
    int warmUp = events.size() / WARM_UP;
    System.err.println("projecting through Kafka: warming up");
    project(readModels, publisher, events.subList(0, warmUp), texts);
    System.err.println("projecting through Kafka");
    double seconds = project(readModels, publisher, events.subList(warmUp, events.size()), texts);
    int measured = events.size() - warmUp;
    double micros = seconds * 1e6 / measured;
    if (Double.isNaN(smallest)) {
      smallest = micros;
    }
    return new MarkdownTable(
            "projected before",
            "through Kafka",
            "seconds",
            "events/s",
            "µs an event",
            "to smallest")
        .row(
            Report.whole(before + warmUp),
            Report.whole(measured),
            String.format(Locale.ROOT, "%.1f", seconds),
            Report.whole(measured / seconds),
            Report.whole(micros),
            String.format(Locale.ROOT, "%.2f", micros / smallest));
  }

  private static double project(
      TestDatabase readModels,
      HistoryPublisher publisher,
      List<EventLine> events,
      Map<String, List<TextLine>> texts)
      throws SQLException, InterruptedException {
    Map<String, Long> last = new HashMap<>();
    long began = System.nanoTime();
    for (EventLine event : events) {
      texts
          .getOrDefault(RecordedEvent.id(event.partnership(), event.position()), List.of())
          .forEach(publisher::publish);
      publisher.publish(event);
      last.put(event.partnership(), event.position());
    }
    publisher.awaitProjection(readModels);
    // An event that could not be applied has been read all the same.
    ProjectionLag.await(readModels, last);
    return (System.nanoTime() - began) / 1e9;
  }

  /** Texts by the id of the event that seals them. */
  private static Map<String, List<TextLine>> byEvent(Stream<TextLine> texts) {
    return texts.collect(
        Collectors.groupingBy(text ->
            RecordedEvent.id(text.key().partnership().value(), text.key().place().position())));
  }
}
