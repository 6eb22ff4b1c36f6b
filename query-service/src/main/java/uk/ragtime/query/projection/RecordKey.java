package uk.ragtime.query.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;

/** Key of a record: the partnership and, in the directory, the member after a slash. */
record RecordKey(PartnershipCode partnership, @Nullable MemberCode member) {
  /** Null if the key is not of this form. */
  static @Nullable RecordKey of(ConsumerRecord<String, byte[]> record) {
    String key = record.key();
    if (key == null) {
      return null;
    }
    int slash = key.indexOf('/');
    if (slash < 0) {
      return Slug.is(key) ? new RecordKey(new PartnershipCode(key), null) : null;
    }
    String partnership = key.substring(0, slash);
    String member = key.substring(slash + 1);
    return Slug.is(partnership) && Slug.is(member)
        ? new RecordKey(new PartnershipCode(partnership), new MemberCode(member))
        : null;
  }
}
