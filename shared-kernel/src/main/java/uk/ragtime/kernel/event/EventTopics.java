package uk.ragtime.kernel.event;

/** The Kafka topics that are part of the contract, and the headers of their records. */
public final class EventTopics {
  /** Prefix of the names, unless several installations share one Kafka. */
  public static final String PREFIX = "ragtime";

  /** Every event of every partnership, keyed by partnership, kept for ever. */
  public static final String EVENTS = PREFIX + ".events.v1";

  /** The names of members by {@code partnership/member}, compacted; a tombstone erases. */
  public static final String DIRECTORY = PREFIX + ".directory.v1";

  /** Each area's current profile by {@code partnership/area}, compacted. */
  public static final String PROFILES = PREFIX + ".profiles.v1";

  /** Number of partitions of each topic. Never changed: it decides where a key's records are. */
  public static final int PARTITIONS = 6;

  private EventTopics() {}

  /** The name of {@link #EVENTS} under a prefix. */
  public static String events(String prefix) {
    return prefix + ".events.v1";
  }

  /** The name of {@link #DIRECTORY} under a prefix. */
  public static String directory(String prefix) {
    return prefix + ".directory.v1";
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
