package uk.ragtime.query.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;

/** Subject of a record, as its topic and its key tell. */
sealed interface RecordKey {
  PartnershipCode partnership();

  /** An event of a partnership. */
  record OfEvent(PartnershipCode partnership) implements RecordKey {}

  /** A person of the directory. */
  record OfPerson(PersonKey key) implements RecordKey {
    @Override
    public PartnershipCode partnership() {
      return key.partnership();
    }
  }

  /** A text of an event. */
  record OfText(TextKey key) implements RecordKey {
    @Override
    public PartnershipCode partnership() {
      return key.partnership();
    }
  }

  /** Null if the key is not of the form that its topic has. */
  static @Nullable RecordKey of(ConsumerRecord<String, byte[]> record, KafkaSettings kafka) {
    String key = record.key();
    if (key == null) {
      return null;
    }
    try {
      if (record.topic().equals(kafka.directoryTopic())) {
        return new OfPerson(PersonKey.parse(key));
      }
      if (record.topic().equals(kafka.textsTopic())) {
        return new OfText(TextKey.parse(key));
      }
    } catch (IllegalArgumentException _) {
      return null; // reported with the record's place, and without its key
    }
    return Slug.is(key) ? new OfEvent(new PartnershipCode(key)) : null;
  }
}
