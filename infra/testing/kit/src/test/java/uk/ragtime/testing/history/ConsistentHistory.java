package uk.ragtime.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import uk.ragtime.testing.history.Response.Acknowledged;
import uk.ragtime.testing.history.Response.NotNow;
import uk.ragtime.testing.history.Response.Nothing;
import uk.ragtime.testing.history.Response.Refused;

/** A consistent history, store and topic, for tests that tamper with them. */
abstract class ConsistentHistory {
  static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

  final ClientHistory history = new ClientHistory();
  final List<StoredEventRow> events = new ArrayList<>();
  final List<StoredIdempotencyKey> keys = new ArrayList<>();
  final List<PublishedEvent> topic = new ArrayList<>();

  @BeforeEach
  void threeRatingsInEssexAndOneInKent() {
    response(recorded("essex", "a", 1), new Acknowledged(201, 1, 1));
    response(recorded("kent", "b", 1), new Nothing("reset"), new Acknowledged(200, 1, 1));
    response(
        recorded("essex", "c", 2), new NotNow(503, "unavailable"), new Acknowledged(200, 3, 3));
    response(request("essex", "d", 1), new Refused(403, "not-allowed"));
  }

  /** A command and its events, as they stand in the store and in the topic. */
  Request recorded(String partnership, String name, int ratings) {
    Request request = request(partnership, name, ratings);
    UUID command = UUID.randomUUID();
    for (int i = 0; i < ratings; i++) {
      long position = events.stream().filter(e -> e.partnership().equals(partnership)).count() + 1;
      StoredEventRow event =
          new StoredEventRow(
              partnership,
              position,
              events.size() + 1L,
              "assessment",
              position,
              "rating-changed",
              NOON.plusSeconds(events.size()),
              command,
              "{\"rationale\":\"" + request.marker() + "\"}");
      events.add(event);
      topic.add(published(event));
    }
    StoredEventRow last = events.getLast();
    keys.add(
        new StoredIdempotencyKey(
            partnership, "rita", request.key(), command, last.position(), last.version()));
    return request;
  }

  PublishedEvent published(StoredEventRow event) {
    return new PublishedEvent(
        event.partnership().equals("essex") ? 0 : 1,
        topic.size(),
        event.partnership(),
        event.position(),
        event.stream(),
        Long.toString(event.version()),
        event.command().toString(),
        event.payload());
  }

  static Request request(String partnership, String name, int ratings) {
    String marker = "mark-CFHIJKLOPQSUVWX" + name.toUpperCase(Locale.ROOT);
    return new Request(
        partnership, "rita", "key-" + name, marker, ratings, "PUT", "/" + name, "{}", List.of());
  }

  ClientHistory.Entry response(Request request, Response... answers) {
    ClientHistory.Entry entry = history.begin(request);
    List.of(answers).forEach(entry::add);
    return entry;
  }

  ClientHistory.Entry entry(int number) {
    return history.entries().get(number);
  }

  List<String> violations() {
    return HistoryChecker.violations(history.entries(), events, keys, topic);
  }

  void assertViolation(String... words) {
    assertThat(violations()).anySatisfy(violation -> assertThat(violation).contains(words));
  }

  void change(int number, UnaryOperator<StoredEventRow> how) {
    events.set(number, how.apply(events.get(number)));
  }

  static StoredEventRow moved(StoredEventRow e, long position, long offset, long version) {
    return new StoredEventRow(
        e.partnership(),
        position,
        offset,
        e.stream(),
        version,
        e.type(),
        e.recordedAt(),
        e.command(),
        e.payload());
  }
}
