package uk.ragtime.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import uk.ragtime.testing.history.Told.Acknowledged;
import uk.ragtime.testing.history.Told.NotNow;
import uk.ragtime.testing.history.Told.Nothing;
import uk.ragtime.testing.history.Told.Refused;

/** A history, a store and a topic that agree, for tests that tamper with them. */
abstract class Agreement {
  static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

  final History history = new History();
  final List<RecordedEvent> events = new ArrayList<>();
  final List<KeptKey> keys = new ArrayList<>();
  final List<PublishedEvent> topic = new ArrayList<>();

  @BeforeEach
  void threeRatingsInEssexAndOneInKent() {
    told(recorded("essex", "a", 1), new Acknowledged(201, 1, 1));
    told(recorded("kent", "b", 1), new Nothing("reset"), new Acknowledged(200, 1, 1));
    told(recorded("essex", "c", 2), new NotNow(503, "unavailable"), new Acknowledged(200, 3, 3));
    told(sent("essex", "d", 1), new Refused(403, "not-allowed"));
  }

  /** A command and its events, as they stand in the store and in the topic. */
  Sent recorded(String partnership, String name, int ratings) {
    Sent sent = sent(partnership, name, ratings);
    UUID command = UUID.randomUUID();
    for (int i = 0; i < ratings; i++) {
      long position = events.stream().filter(e -> e.partnership().equals(partnership)).count() + 1;
      RecordedEvent event =
          new RecordedEvent(
              partnership,
              position,
              events.size() + 1L,
              "assessment",
              position,
              "rating-changed",
              NOON.plusSeconds(events.size()),
              command,
              "{\"rationale\":\"" + sent.mark() + "\"}");
      events.add(event);
      topic.add(published(event));
    }
    RecordedEvent last = events.getLast();
    keys.add(
        new KeptKey(partnership, "rita", sent.key(), command, last.position(), last.version()));
    return sent;
  }

  PublishedEvent published(RecordedEvent event) {
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

  static Sent sent(String partnership, String name, int ratings) {
    String mark = "mark-CFHIJKLOPQSUVWX" + name.toUpperCase(Locale.ROOT);
    return new Sent(
        partnership, "rita", "key-" + name, mark, ratings, "PUT", "/" + name, "{}", List.of());
  }

  History.Entry told(Sent sent, Told... answers) {
    History.Entry entry = history.begin(sent);
    List.of(answers).forEach(entry::add);
    return entry;
  }

  History.Entry entry(int number) {
    return history.entries().get(number);
  }

  List<String> violations() {
    return HistoryChecker.violations(history.entries(), events, keys, topic);
  }

  void assertViolation(String... words) {
    assertThat(violations()).anySatisfy(violation -> assertThat(violation).contains(words));
  }

  void change(int number, UnaryOperator<RecordedEvent> how) {
    events.set(number, how.apply(events.get(number)));
  }

  static RecordedEvent moved(RecordedEvent e, long position, long offset, long version) {
    return new RecordedEvent(
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
