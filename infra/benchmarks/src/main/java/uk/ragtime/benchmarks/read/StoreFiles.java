package uk.ragtime.benchmarks.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.seal.Opening;

/** The event store's tables as files for COPY, with every counter as the store maintains it. */
final class StoreFiles implements AutoCloseable {
  static final String EVENT = "event.copy";
  static final String STREAM = "stream.copy";
  static final String PARTNERSHIP = "partnership.copy";
  static final String PERSON = "person.copy";
  static final String TEXT = "text.copy";
  static final String HEAD = "head.copy";

  /** Events that come after those of the store, with names in place of its numbers. */
  static final String FURTHER = "further.tsv";

  /** Texts that those events have seals of, likewise. */
  static final String FURTHER_TEXT = "further-text.tsv";

  /** As the command side writes events. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  static final String NULL = "\\N";

  private final Path directory;
  private final BufferedWriter events;
  private final BufferedWriter further;
  private final BufferedWriter people;
  private final BufferedWriter texts;
  private final BufferedWriter furtherTexts;
  private final SplittableRandom ids;
  private final Map<String, Log> logs = new LinkedHashMap<>();
  private long offset;
  private int streams;
  private Instant last = Instant.EPOCH;
  private boolean isStoreComplete;

  StoreFiles(Path directory, SplittableRandom ids) throws IOException {
    this.directory = directory;
    this.ids = ids;
    events = Files.newBufferedWriter(directory.resolve(EVENT));
    further = Files.newBufferedWriter(directory.resolve(FURTHER));
    people = Files.newBufferedWriter(directory.resolve(PERSON));
    texts = Files.newBufferedWriter(directory.resolve(TEXT));
    furtherTexts = Files.newBufferedWriter(directory.resolve(FURTHER_TEXT));
  }

  /** A partnership's log. */
  private static final class Log {
    private final int number;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private int position;

    private Log(int number) {
      this.number = number;
    }
  }

  private static final class Stream {
    private final int number;
    private int version;

    private Stream(int number) {
      this.number = number;
    }
  }

  void add(String partnership, Instant at, String actor, DomainEvent event) throws IOException {
    add(
        partnership,
        event.stream().value(),
        EventTypes.of(event).label(),
        at,
        actor,
        event.effectiveOn(),
        MAPPER.writeValueAsString(event).replace("\\", "\\\\"));
  }

  /**
   * @param payload in which nothing needs an escape
   */
  void add(
      String partnership,
      String stream,
      String type,
      Instant at,
      String actor,
      @Nullable LocalDate effectiveOn,
      String payload)
      throws IOException {
    if (at.isBefore(last)) {
      throw new IllegalArgumentException(at + " is before " + last);
    }
    last = at;
    offset++;
    Log log = logs.computeIfAbsent(partnership, _ -> new Log(logs.size() + 1));
    Stream of = log.streams.computeIfAbsent(stream, _ -> new Stream(++streams));
    log.position++;
    of.version++;
    line(
        isStoreComplete ? further : events,
        offset,
        at,
        new UUID(ids.nextLong(), ids.nextLong()),
        isStoreComplete ? partnership : log.number,
        log.position,
        isStoreComplete ? stream : of.number,
        of.version,
        type,
        effectiveOn == null ? NULL : effectiveOn,
        actor,
        payload,
        NULL,
        NULL,
        NULL);
  }

  /** Keeps a person beside the partnership's last event. */
  void person(String partnership, MemberHandle handle, SealedPerson person, SealedIdentity identity)
      throws IOException {
    Log log = log(partnership);
    line(
        people,
        log.number,
        log.position,
        handle,
        person.code(),
        person.name().value(),
        person.key().value(),
        identity.lookup().value(),
        identity.key().value());
  }

  /** Keeps a text beside the partnership's last event. */
  void text(String partnership, Opening opening) throws IOException {
    Log log = log(partnership);
    line(
        isStoreComplete ? furtherTexts : texts,
        isStoreComplete ? partnership : log.number,
        log.position,
        opening.field().wireName(),
        opening.key().value(),
        opening.text());
  }

  private Log log(String partnership) {
    Log log = logs.get(partnership);
    if (log == null) {
      throw new IllegalArgumentException("no event of " + partnership);
    }
    return log;
  }

  /** Events added from here on are not in the store yet. */
  void completeStore() throws IOException {
    isStoreComplete = true;
    try (BufferedWriter partnerships = Files.newBufferedWriter(directory.resolve(PARTNERSHIP));
        BufferedWriter all = Files.newBufferedWriter(directory.resolve(STREAM));
        BufferedWriter head = Files.newBufferedWriter(directory.resolve(HEAD))) {
      for (Map.Entry<String, Log> entry : logs.entrySet()) {
        Log log = entry.getValue();
        line(partnerships, log.number, log.position, entry.getKey());
        for (Map.Entry<String, Stream> named : log.streams.entrySet()) {
          Stream stream = named.getValue();
          line(all, log.number, stream.number, named.getKey());
        }
      }
      line(head, "t", offset, last, streams);
    }
  }

  @Override
  public void close() throws IOException {
    if (!isStoreComplete) {
      completeStore();
    }
    events.close();
    further.close();
    people.close();
    texts.close();
    furtherTexts.close();
  }

  private static void line(BufferedWriter to, Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      to.write(String.valueOf(values[i]));
      to.write(i == values.length - 1 ? '\n' : '\t');
    }
  }
}
