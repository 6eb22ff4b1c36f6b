package uk.ragtime.kernel.event;

import java.time.Duration;
import java.util.Map;

/** The Kafka topics that are part of the contract, and the headers of their records. */
public final class EventTopics {
  /** The beginning of the names, except where several installations share one Kafka. */
  public static final String PREFIX = "ragtime";

  /** Every event of every partnership, keyed by partnership, kept for ever. */
  public static final String EVENTS = PREFIX + ".events.v1";

  /**
   * Members' codes, names and sign-ins, by {@code partnership/handle}, compacted; a tombstone
   * erases.
   */
  public static final String DIRECTORY = PREFIX + ".directory.v1";

  /**
   * The texts that events have seals of, by {@code partnership/position/field}, compacted; a
   * tombstone erases.
   */
  public static final String TEXTS = PREFIX + ".texts.v1";

  /** Progress of each reader with erasures, by {@code partnership/reader}, compacted. */
  public static final String ERASURE_PROGRESS = PREFIX + ".erasure-progress.v1";

  /** Each area's current profile by {@code partnership/area}, compacted. */
  public static final String PROFILES = PREFIX + ".profiles.v1";

  /** Number of partitions of each topic. Never changed: it decides where a key's records are. */
  public static final int PARTITIONS = 6;

  /** After how long at most Kafka closes a segment, and compacts what is in a closed one. */
  public static final Duration COMPACTION_BOUND = Duration.ofDays(1);

  /** For how long a tombstone is kept for readers that were away; the events say it for ever. */
  public static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);

  private EventTopics() {}

  /**
   * The settings of {@link #DIRECTORY} and {@link #TEXTS}, with which Kafka forgets what was erased
   * within twice the bound. Without them nothing limits how long it keeps an old value.
   *
   * <p>Kafka closes the last segment of a partition only when something is appended. A tombstone is
   * therefore sent again after a bound, until the topic is found to hold the old value no longer.
   *
   * @param bound {@link #COMPACTION_BOUND}, or less in tests
   */
  public static Map<String, String> erasableSettings(Duration bound) {
    String milliseconds = Long.toString(bound.toMillis());
    return Map.of(
        "cleanup.policy",
        "compact",
        "max.compaction.lag.ms",
        milliseconds,
        "segment.ms",
        milliseconds,
        "delete.retention.ms",
        Long.toString(TOMBSTONES_KEPT.toMillis()));
  }

  /** The name of {@link #EVENTS} under a prefix. */
  public static String events(String prefix) {
    return prefix + ".events.v1";
  }

  /** The name of {@link #DIRECTORY} under a prefix. */
  public static String directory(String prefix) {
    return prefix + ".directory.v1";
  }

  /** The name of {@link #TEXTS} under a prefix. */
  public static String texts(String prefix) {
    return prefix + ".texts.v1";
  }

  /** The name of {@link #ERASURE_PROGRESS} under a prefix. */
  public static String erasureProgress(String prefix) {
    return prefix + ".erasure-progress.v1";
  }

  /** The name of {@link #PROFILES} under a prefix. */
  public static String profiles(String prefix) {
    return prefix + ".profiles.v1";
  }

  /** The record headers of {@link #EVENTS}: CloudEvents 1.0 in binary mode, and our extensions. */
  public static final class Headers {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String PARTNERSHIP = "ce_partnership";
    public static final String POSITION = "ce_position";
    public static final String STREAM_VERSION = "ce_streamversion";
    public static final String EFFECTIVE_ON = "ce_effectiveon";
    public static final String ACTOR = "ce_actor";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String COMMAND_ID = "ce_commandid";
    public static final String TRACE_PARENT = "ce_traceparent";

    private Headers() {}
  }
}
