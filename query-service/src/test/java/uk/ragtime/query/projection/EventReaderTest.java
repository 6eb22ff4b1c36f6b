package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;

class EventReaderTest {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final RatingChanged EVENT =
      SampleEvents.rated(
          SampleEvents.SPRING,
          SampleEvents.BLACKPOOL,
          SampleEvents.MIDWIFERY,
          SampleEvents.TUNING_IN,
          null,
          Rating.AMBER,
          LocalDate.of(2026, 3, 1));
  private static final String PAYLOAD = JsonMapper.shared().writeValueAsString(EVENT);

  private final EventReader reader = new EventReader();

  @Test
  void readsWhatTheRelayWrites() throws UnreadableEventException {
    ReceivedEvent received = reader.read(KENT, 7, record(Map.of(), PAYLOAD));

    assertThat(received.recorded().event()).isEqualTo(EVENT);
    assertThat(received.recorded().position()).isEqualTo(7);
    assertThat(received.recorded().recordedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    assertThat(received.json()).isEqualTo(PAYLOAD);
  }

  @Test
  void passesOverWhatANewerReleaseAdded() throws UnreadableEventException {
    String more = PAYLOAD.replaceFirst("\\{", "{\"mood\":{\"of\":[\"the day\"]},");

    assertThat(reader.read(KENT, 7, record(Map.of(), more)).recorded().event()).isEqualTo(EVENT);
  }

  @Test
  void saysThatANewerReleaseIsNeeded() {
    UnreadableEventException refusal =
        refused(record(Map.of(Headers.TYPE, "uk.ragtime.rating-foreseen.v1"), PAYLOAD));

    assertThat(refusal.kind()).isEqualTo(QuarantineReason.UNKNOWN_TYPE);
    assertThat(refusal.reason())
        .isEqualTo(
            "this release does not know the event type uk.ragtime.rating-foreseen.v1: it was"
                + " recorded by a newer one. Start that release here as well");
  }

  @Test
  void saysWhatIsWrongAndNothingOfWhatItSays() {
    String payload = PAYLOAD.replace("\"AMBER\"", "\"Mrs Miller is off sick\"");

    UnreadableEventException refusal = refused(record(Map.of(), payload));

    assertThat(refusal.kind()).isEqualTo(QuarantineReason.POISON);
    assertThat(refusal.reason())
        .isEqualTo(
            "The event cannot be read: its payload does not fit uk.ragtime.rating-changed.v2, at to");
  }

  @Test
  void refusesWhatIsNotComplete() {
    for (String header :
        new String[] {
          Headers.ID, Headers.TIME, Headers.SUBJECT, Headers.ACTOR, Headers.COMMAND_ID, Headers.TYPE
        }) {
      assertThat(refused(record(Map.of(header, ""), PAYLOAD)).kind())
          .as(header)
          .isEqualTo(QuarantineReason.POISON);
    }
    assertThat(refused(record(Map.of(Headers.ID, "kent/8"), PAYLOAD)).kind())
        .isEqualTo(QuarantineReason.POISON);
    assertThat(refused(record(Map.of(), "{")).kind()).isEqualTo(QuarantineReason.POISON);
    assertThat(refused(record(Map.of(), "null")).kind()).isEqualTo(QuarantineReason.POISON);
  }

  @Test
  void namesTheRemedyForALogThatIsNotSealed() {
    String event = "{\"member\":\"rita-rater\"}";

    UnreadableEventException unsealed =
        refused(record(Map.of(Headers.TYPE, "uk.ragtime.invitation-withdrawn.v1"), event));
    UnreadableEventException byCode = refused(record(Map.of(Headers.ACTOR, "rita-rater"), PAYLOAD));

    for (UnreadableEventException refusal : List.of(unsealed, byCode)) {
      assertThat(refusal.kind()).isEqualTo(QuarantineReason.POISON);
      assertThat(refusal.reason()).contains("ragtime seal-v1").doesNotContain("rita");
    }
  }

  private UnreadableEventException refused(ConsumerRecord<String, byte[]> record) {
    return catchThrowableOfType(UnreadableEventException.class, () -> reader.read(KENT, 7, record));
  }

  /** An empty header is left out. */
  private static ConsumerRecord<String, byte[]> record(
      Map<String, String> changed, String payload) {
    Map<String, String> headers =
        new TreeMap<>(
            TestLog.headers(KENT, 7, EVENT, Instant.parse("2026-03-02T09:00:00Z"), "rater"));
    headers.putAll(changed);
    var record =
        new ConsumerRecord<>(EventTopics.EVENTS, 0, 0L, KENT.value(), payload.getBytes(UTF_8));
    headers.forEach((name, value) -> {
      if (!value.isEmpty()) {
        record.headers().add(name, value.getBytes(UTF_8));
      }
    });
    return record;
  }
}
