package uk.ragtime.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.history.Told.Acknowledged;
import uk.ragtime.testing.history.Told.NotNow;
import uk.ragtime.testing.history.Told.Nothing;
import uk.ragtime.testing.history.Told.Refused;

/** Every promise that is broken is found, and none that is kept. */
class PromisesTest extends Agreement {
  @Test
  void whatAgreesIsNoViolation() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void aCommandOfUnknownOutcomeMayBeThereOrNot() {
    told(recorded("essex", "e", 2), new Nothing("no answer in time"));
    told(sent("essex", "f", 2), new Nothing("no answer in time"));
    told(recorded("kent", "k", 1), new Nothing("reset"), new Refused(412, "version-stale"));

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
            "mark-CFHIJKLOPQSUVWXE",
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
}
