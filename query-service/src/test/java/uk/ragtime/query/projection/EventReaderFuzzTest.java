package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.fuzz.Fuzzing;

/** A record of the events topic is read, or its partnership is parked with a reason. */
public final class EventReaderFuzzTest {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final DomainEvent EVENT =
      SampleEvents.rated(
          SampleEvents.SPRING,
          SampleEvents.BLACKPOOL,
          SampleEvents.MIDWIFERY,
          SampleEvents.TUNING_IN,
          null,
          Rating.AMBER,
          LocalDate.of(2026, 3, 1));
  private static final EventReader READER = new EventReader();
  private static final List<String> CHANGED =
      List.of(
          Headers.TYPE,
          Headers.SUBJECT,
          Headers.STREAM_VERSION,
          Headers.TIME,
          Headers.COMMAND_ID,
          Headers.POSITION);

  /** Lines are headers to be changed, where they are not empty; after a # comes the payload. */
  public static void fuzzerTestOneInput(byte[] input) {
    String[] parts = new String(input, UTF_8).split("\n#\n", 2);
    Map<String, String> headers =
        new TreeMap<>(
            TestLog.headers(KENT, 7, EVENT, Instant.parse("2026-03-02T09:00:00Z"), "rater"));
    String[] lines = parts[0].split("\n", -1);
    for (int i = 0; i < CHANGED.size() && i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        headers.put(CHANGED.get(i), lines[i]);
      }
    }
    var record =
        new ConsumerRecord<>(
            EventTopics.EVENTS,
            0,
            0L,
            KENT.value(),
            (parts.length == 1 ? "{}" : parts[1]).getBytes(UTF_8));
    headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    Long position = EventReader.positionOf(record);
    try {
      ReceivedEvent received = READER.read(KENT, 7, record);

      assertThat(received.recorded().event()).isNotNull();
      assertThat(received.recorded().position()).isEqualTo(7);
    } catch (UnreadableEventException e) {
      // Nothing of what it says: it may be a person's name.
      assertThat(e.reason()).isNotBlank();
    }
    if (position != null) {
      assertThat(headers.get(Headers.POSITION)).isEqualTo(position.toString());
    }
  }

  @Test
  void holds() {
    Fuzzing.run(EventReaderFuzzTest.class, EventReaderFuzzTest::fuzzerTestOneInput);
  }
}
