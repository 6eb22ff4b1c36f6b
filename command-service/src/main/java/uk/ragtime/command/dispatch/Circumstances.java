package uk.ragtime.command.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.store.AppendRequest.UsedKey;
import uk.ragtime.kernel.Identity;

/**
 * All that goes with a command and is not part of it. Travels as Axon meta-data.
 *
 * @param expectedVersion the version that the caller saw; null if it does not matter to them
 * @param key null if the caller gave none
 * @param traceParent the W3C trace context, where there is one
 */
public record Circumstances(
    Who who,
    String correlation,
    @Nullable Long expectedVersion,
    @Nullable UsedKey key,
    @Nullable String traceParent) {
  private static final String IDENTITY = "identity";
  private static final String OPERATOR = "operator";
  private static final String CORRELATION = "correlationId";
  private static final String EXPECTED_VERSION = "expectedVersion";
  private static final String KEY = "idempotencyKey";
  private static final String FINGERPRINT = "fingerprint";
  private static final String TRACE_PARENT = "traceParent";

  MetaData toMetaData() {
    Map<String, Object> entries = new HashMap<>();
    entries.put(IDENTITY, who.identity().value());
    entries.put(OPERATOR, who.operator());
    entries.put(CORRELATION, correlation);
    if (expectedVersion != null) {
      entries.put(EXPECTED_VERSION, expectedVersion);
    }
    if (key != null) {
      entries.put(KEY, key.value());
      entries.put(FINGERPRINT, key.fingerprint());
    }
    if (traceParent != null) {
      entries.put(TRACE_PARENT, traceParent);
    }
    return MetaData.from(entries);
  }

  static Circumstances of(MetaData metaData) {
    return new Circumstances(
        new Who(
            new Identity(required(metaData, IDENTITY, String.class)),
            required(metaData, OPERATOR, Boolean.class)),
        required(metaData, CORRELATION, String.class),
        (Long) metaData.get(EXPECTED_VERSION),
        metaData.containsKey(KEY)
            ? new UsedKey(
                required(metaData, KEY, String.class),
                required(metaData, FINGERPRINT, String.class))
            : null,
        (String) metaData.get(TRACE_PARENT));
  }

  private static <T> T required(MetaData metaData, String name, Class<T> type) {
    Object value = metaData.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a command without " + name);
    }
    return type.cast(value);
  }
}
