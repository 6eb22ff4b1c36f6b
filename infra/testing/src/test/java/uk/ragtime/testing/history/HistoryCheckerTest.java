package uk.ragtime.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.history.Told.Acknowledged;
import uk.ragtime.testing.history.Told.NotNow;
import uk.ragtime.testing.history.Told.Nothing;
import uk.ragtime.testing.history.Told.Refused;

/** Given a history, a store and a topic that agree, tampers with each of them. */
class HistoryCheckerTest {
  private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

  private final History history = new History();
  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<KeptKey> keys = new ArrayList<>();
  private final List<PublishedEvent> topic = new ArrayList<>();

  @BeforeEach
  void threeRatingsInEssexAndOneInKent() {
    told(recorded("essex", "a", 1), new Acknowledged(201, 1, 1));
    told(recorded("kent", "b", 1), new Nothing("reset"), new Acknowledged(200, 1, 1));
    told(recorded("essex", "c", 2), new NotNow(503, "unavailable"), new Acknowledged(200, 3, 3));
    told(sent("essex", "d", 1), new Refused(403, "not-allowed"));
  }

  /** A command and its events, as they stand in the store and in the topic. */
  private Sent recorded(String partnership, String name, int ratings) {
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

  private PublishedEvent published(RecordedEvent event) {
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

  private static Sent sent(String partnership, String name, int ratings) {
    String mark = "mark-000000000000000" + name;
    return new Sent(
        partnership, "rita", "key-" + name, mark, ratings, "PUT", "/" + name, "{}", List.of());
  }

  private History.Entry told(Sent sent, Told... answers) {
    History.Entry entry = history.begin(sent);
    List.of(answers).forEach(entry::add);
    return entry;
  }

  private History.Entry entry(int number) {
    return history.entries().get(number);
  }

  private List<String> violations() {
    return HistoryChecker.violations(history.entries(), events, keys, topic);
  }

  private void assertViolation(String... words) {
    assertThat(violations()).anySatisfy(violation -> assertThat(violation).contains(words));
  }

  private void change(int number, Function<RecordedEvent, RecordedEvent> how) {
    events.set(number, how.apply(events.get(number)));
  }

  private static RecordedEvent moved(RecordedEvent e, long position, long offset, long version) {
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

  @Test
  void whatAgreesIsNoViolation() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void aCommandOfUnknownOutcomeMayBeThereOrNot() {
    told(recorded("essex", "e", 2), new Nothing("no answer in time"));
    told(sent("essex", "f", 2), new Nothing("no answer in time"));
    told(recorded("kent", "0", 1), new Nothing("reset"), new Refused(412, "version-stale"));

    assertThat(violations()).isEmpty();
  }

  @Test
  void anEventThatIsPublishedTwiceIsNoViolation() {
    topic.add(published(events.get(2)));
    topic.add(published(events.get(3)));

    assertThat(violations()).isEmpty();
  }

  @Test
  void anAcknowledgedCommandThatIsLost() {
    events.removeLast();
    topic.removeLast();

    assertViolation("Acknowledged at another place", "PUT /c");
    assertViolation("Its mark is in 1 events, not 2", "PUT /c");
  }

  @Test
  void anAcknowledgedCommandWithoutItsKey() {
    keys.removeFirst();

    assertViolation("the store does not know its key", "PUT /a");
    assertViolation("Events of a command that nobody sent");
  }

  @Test
  void anAcknowledgedCommandWithoutAnyEvent() {
    keys.set(0, new KeptKey("essex", "rita", "key-a", UUID.randomUUID(), 1, 1));

    assertViolation("there is no event of it", "PUT /a");
  }

  @Test
  void anAcknowledgedCommandThatWasDoneTwice() {
    Sent again = recorded("essex", "a", 1);

    assertThat(again).isEqualTo(entry(0).sent());
    assertViolation("One key, several outcomes", "key-a");
    assertViolation("Its mark is in 2 events, not 1", "PUT /a");
  }

  @Test
  void anAnswerThatIsNotWhatTheStoreHolds() {
    told(recorded("essex", "e", 1), new Acknowledged(200, 9, 4));

    assertViolation("Acknowledged with another outcome", "PUT /e");
  }

  @Test
  void twoAnswersThatDiffer() {
    entry(0).add(new Acknowledged(200, 1, 1));
    entry(1).add(new Refused(422, "reason-does-not-fit"));

    assertViolation("Told different things", "PUT /a");
    assertViolation("Told different things", "PUT /b");
  }

  @Test
  void aRefusalThatHadAnEffect() {
    told(recorded("essex", "e", 1), new Refused(412, "version-stale"));

    assertViolation("Its mark is in 1 events, not 0", "PUT /e");
    assertViolation("Refused, and the store keeps its key", "PUT /e");
  }

  @Test
  void aKeyThatIsSaidToBeUsedAndIsNot() {
    told(sent("essex", "e", 1), new Refused(422, "idempotency-key-reused"));

    assertViolation("Told that its key stands for something else", "PUT /e");
  }

  @Test
  void aKeyThatIsUsedForSomethingElseIsNoViolationUnlessItHasAnEffect() {
    Sent other =
        new Sent(
            "essex",
            "rita",
            "key-a",
            "mark-000000000000000e",
            1,
            "PUT",
            "/e",
            "{\"other\":1}",
            List.of());
    History.Entry entry = told(other, new Refused(422, "idempotency-key-reused"));
    assertThat(violations()).isEmpty();

    entry.add(new Acknowledged(200, 1, 1));
    assertViolation("Its mark is in 0 events, not 1", "PUT /e");
  }

  @Test
  void anErrorThatIsNoProblemDocumentOrSaysThatWeAreBroken() {
    entry(2).add(new NotNow(503, ""));
    entry(1).add(new NotNow(500, "internal-error"));

    assertViolation("not a 503 that says why", "PUT /c");
    assertViolation("Told NotNow[status=500, code=internal-error]", "PUT /b");
  }

  @Test
  void halfACommandOfUnknownOutcome() {
    told(recorded("essex", "e", 2), new Nothing("reset"));
    events.removeLast();
    topic.removeLast();

    assertViolation("Its mark is in 1 events, not 2", "PUT /e");
  }

  @Test
  void aCommandOfUnknownOutcomeWithItsKeyAndWithoutItsEvent() {
    told(sent("essex", "e", 1), new Nothing("reset"));
    keys.add(new KeptKey("essex", "rita", "key-e", UUID.randomUUID(), 3, 3));

    assertViolation("keeps its key, and there is no event", "PUT /e");
  }

  @Test
  void aCommandOfUnknownOutcomeWithItsEventAndWithoutItsKey() {
    told(recorded("essex", "e", 1), new Nothing("reset"));
    keys.removeLast();

    assertViolation("Carried out, and the store does not know its key", "PUT /e");
  }

  @Test
  void whatNobodySent() {
    recorded("essex", "e", 1);

    assertViolation("A key that nobody sent", "key-e");
    assertViolation("Events with a mark that nobody sent");
  }

  @Test
  void aMarkThatIsSentTwice() {
    told(sent("essex", "d", 1), new Refused(403, "not-allowed"));

    assertViolation("Two commands with one mark", "PUT /d");
  }

  @Test
  void gapsInPositionsVersionsAndOffsets() {
    change(3, event -> moved(event, 4, event.globalOffset(), event.version()));
    assertViolation("has position 4, and 3 was next");

    change(3, event -> moved(event, 3, 7, event.version()));
    assertViolation("has offset 7, and 4 was next");

    change(3, event -> moved(event, 3, 4, 5));
    assertViolation("has version of assessment 5, and 3 was next");
  }

  @Test
  void aPositionThatIsThereTwice() {
    change(3, event -> moved(event, 2, event.globalOffset(), event.version()));

    assertViolation("has position 2, and 3 was next");
  }

  @Test
  void timeThatRunsBack() {
    RecordedEvent e = events.get(2);
    events.set(
        2,
        new RecordedEvent(
            e.partnership(),
            e.position(),
            e.globalOffset(),
            e.stream(),
            e.version(),
            e.type(),
            NOON.minusSeconds(1),
            e.command(),
            e.payload()));

    assertViolation("was recorded at", "the one before it at");
  }

  @Test
  void anEventThatTheTopicLacks() {
    topic.remove(2);
    assertViolation("The topic has position 3 of essex", "where 2 was next");

    topic.removeLast();
    assertViolation("The topic ends at position 1 of essex, the store at 3");
  }

  @Test
  void aTopicInAnotherOrder() {
    Collections.swap(topic, 2, 3);

    assertViolation("The topic has position 3 of essex", "where 2 was next");
  }

  @Test
  void anEventThatTheStoreDoesNotHave() {
    RecordedEvent invented = moved(events.getLast(), 4, 5, 4);
    topic.add(published(invented));

    assertViolation("which the store does not have");
  }

  @Test
  void anEventThatTheTopicTellsDifferently() {
    PublishedEvent last = topic.removeLast();
    topic.add(
        new PublishedEvent(0, 3, "essex", 3, last.stream(), last.version(), last.command(), "{ }"));
    assertViolation("with another payload");

    topic.removeLast();
    topic.add(
        new PublishedEvent(0, 3, "essex", 3, last.stream(), "9", last.command(), last.payload()));
    assertViolation("with other headers");
  }

  @Test
  void aPartnershipInTwoPartitions() {
    PublishedEvent last = topic.removeLast();
    topic.add(
        new PublishedEvent(
            5, 0, "essex", 3, last.stream(), last.version(), last.command(), last.payload()));

    assertViolation("others of it in partition 0");
  }
}
