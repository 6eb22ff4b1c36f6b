package uk.ragtime.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.history.Response.Acknowledged;
import uk.ragtime.testing.history.Response.NotNow;
import uk.ragtime.testing.history.Response.Nothing;
import uk.ragtime.testing.history.Response.Refused;

/** Every violated guarantee is found, and no other. */
class GuaranteeChecksTest extends ConsistentHistory {
  @Test
  void whatAgreesIsNoViolation() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void aCommandOfUnknownOutcomeMayBeThereOrNot() {
    response(recorded("essex", "e", 2), new Nothing("no answer in time"));
    response(request("essex", "f", 2), new Nothing("no answer in time"));
    response(recorded("kent", "k", 1), new Nothing("reset"), new Refused(412, "version-stale"));

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
    keys.set(0, new StoredIdempotencyKey("essex", "rita", "key-a", UUID.randomUUID(), 1, 1));

    assertViolation("there is no event of it", "PUT /a");
  }

  @Test
  void anAcknowledgedCommandThatWasDoneTwice() {
    Request again = recorded("essex", "a", 1);

    assertThat(again).isEqualTo(entry(0).request());
    assertViolation("One key, several outcomes", "key-a");
    assertViolation("Its mark is in 2 events, not 1", "PUT /a");
  }

  @Test
  void anAnswerThatIsNotWhatTheStoreHolds() {
    response(recorded("essex", "e", 1), new Acknowledged(200, 9, 4));

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
    response(recorded("essex", "e", 1), new Refused(412, "version-stale"));

    assertViolation("Its mark is in 1 events, not 0", "PUT /e");
    assertViolation("Refused, and the store keeps its key", "PUT /e");
  }

  @Test
  void aKeyThatIsSaidToBeUsedAndIsNot() {
    response(request("essex", "e", 1), new Refused(422, "idempotency-key-reused"));

    assertViolation("Told that its key stands for something else", "PUT /e");
  }

  @Test
  void aKeyThatIsUsedForSomethingElseIsNoViolationUnlessItHasAnEffect() {
    Request other =
        new Request(
            "essex",
            "rita",
            "key-a",
            "mark-CFHIJKLOPQSUVWXE",
            1,
            "PUT",
            "/e",
            "{\"other\":1}",
            List.of());
    ClientHistory.Entry entry = response(other, new Refused(422, "idempotency-key-reused"));
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
    response(recorded("essex", "e", 2), new Nothing("reset"));
    events.removeLast();
    topic.removeLast();

    assertViolation("Its mark is in 1 events, not 2", "PUT /e");
  }

  @Test
  void aCommandOfUnknownOutcomeWithItsKeyAndWithoutItsEvent() {
    response(request("essex", "e", 1), new Nothing("reset"));
    keys.add(new StoredIdempotencyKey("essex", "rita", "key-e", UUID.randomUUID(), 3, 3));

    assertViolation("keeps its key, and there is no event", "PUT /e");
  }

  @Test
  void aCommandOfUnknownOutcomeWithItsEventAndWithoutItsKey() {
    response(recorded("essex", "e", 1), new Nothing("reset"));
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
    response(request("essex", "d", 1), new Refused(403, "not-allowed"));

    assertViolation("Two commands with one mark", "PUT /d");
  }
}
