package uk.ragtime.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A full page of a log, packed: {@value #EVENTS} events, column by column, deflated. A page has the
 * events of one bundle of 256 entries of a tiled log, and with their payloads all that is hashed of
 * them.
 *
 * <p>The first byte, which is not deflated, is the version of the format. Then come, deflated: the
 * number of events; the times in microseconds, each as the distance from the one before; versions
 * of streams; effective dates as days since 1970, with {@value #NO_DAY} for none; ids of commands;
 * types, streams, actors, correlations and traces, each column with every value once and then the
 * events' indexes; payloads. Numbers are variable in length, zigzag where they may be negative;
 * texts are UTF-8 with their length before them.
 */
public final class EventPage {
  public static final int EVENTS = 256;

  private static final int FORMAT = 1;
  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final int DEFLATED_AT_ONCE = 8 * 1024;
  private static final int BUFFERED = 32 * 1024;

  private EventPage() {}

  /** Number of the page with a position. */
  public static long numberOf(long position) {
    return (position - 1) / EVENTS;
  }

  /** First position of a page. */
  public static long firstOf(long number) {
    return number * EVENTS + 1;
  }

  public static byte[] pack(List<LoggedEvent> events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * EVENTS);
    bytes.write(FORMAT);
    Deflater deflater = new Deflater();
    // Most numbers are a byte, and each write to a deflater is a native call.
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DeflaterOutputStream(bytes, deflater, DEFLATED_AT_ONCE), BUFFERED))) {
      write(events, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /**
   * @param number of the page, from which its positions follow
   */
  public static List<LoggedEvent> unpack(long number, byte[] packed) {
    if (packed.length == 0 || packed[0] != FORMAT) {
      throw new IllegalStateException("page %d has an unknown format".formatted(number));
    }
    try (DataInputStream in =
        new DataInputStream(
            new java.io.BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1))))) {
      return read(firstOf(number), in);
    } catch (IOException e) {
      throw new UncheckedIOException("page %d cannot be read".formatted(number), e);
    }
  }

  private static void write(List<LoggedEvent> events, DataOutputStream out) throws IOException {
    number(out, events.size());
    long before = 0;
    for (LoggedEvent event : events) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, event.recordedAt());
      number(out, zigzag(micros - before));
      before = micros;
    }
    for (LoggedEvent event : events) {
      number(out, event.streamVersion());
    }
    for (LoggedEvent event : events) {
      LocalDate day = event.effectiveOn();
      number(out, zigzag(day == null ? NO_DAY : day.toEpochDay()));
    }
    for (LoggedEvent event : events) {
      out.writeLong(event.commandId().getMostSignificantBits());
      out.writeLong(event.commandId().getLeastSignificantBits());
    }
    column(out, events, LoggedEvent::type);
    column(out, events, LoggedEvent::stream);
    column(out, events, LoggedEvent::actor);
    column(out, events, LoggedEvent::otherCorrelation);
    column(out, events, LoggedEvent::traceParent);
    for (LoggedEvent event : events) {
      text(out, event.data());
    }
  }

  private static List<LoggedEvent> read(long first, DataInputStream in) throws IOException {
    int size = Math.toIntExact(number(in));
    Instant[] times = new Instant[size];
    long micros = 0;
    for (int i = 0; i < size; i++) {
      micros += unzigzag(number(in));
      times[i] = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
    long[] versions = new long[size];
    for (int i = 0; i < size; i++) {
      versions[i] = number(in);
    }
    long[] days = new long[size];
    for (int i = 0; i < size; i++) {
      days[i] = unzigzag(number(in));
    }
    UUID[] commands = new UUID[size];
    for (int i = 0; i < size; i++) {
      commands[i] = new UUID(in.readLong(), in.readLong());
    }
    List<@Nullable String> types = column(in, size);
    List<@Nullable String> streams = column(in, size);
    List<@Nullable String> actors = column(in, size);
    List<@Nullable String> correlations = column(in, size);
    List<@Nullable String> traces = column(in, size);
    List<LoggedEvent> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      events.add(
          new LoggedEvent(
              first + i,
              present(types.get(i)),
              present(streams.get(i)),
              versions[i],
              times[i],
              days[i] == NO_DAY ? null : LocalDate.ofEpochDay(days[i]),
              present(actors.get(i)),
              correlations.get(i),
              commands[i],
              traces.get(i),
              text(in)));
    }
    return events;
  }

  private static String present(@Nullable String value) throws IOException {
    if (value == null) {
      throw new IOException("a value is missing");
    }
    return value;
  }

  /** Writes the different values of a column, and the index of each event's; 0 for none. */
  private static void column(
      DataOutputStream out,
      List<LoggedEvent> events,
      Function<LoggedEvent, @Nullable String> values)
      throws IOException {
    Map<String, Integer> different = new LinkedHashMap<>();
    int[] indexes = new int[events.size()];
    for (int i = 0; i < indexes.length; i++) {
      String value = values.apply(events.get(i));
      if (value != null) {
        Integer known = different.putIfAbsent(value, different.size() + 1);
        indexes[i] = known == null ? different.size() : known;
      }
    }
    number(out, different.size());
    for (String value : different.keySet()) {
      text(out, value);
    }
    for (int index : indexes) {
      number(out, index);
    }
  }

  private static List<@Nullable String> column(DataInputStream in, int size) throws IOException {
    int different = Math.toIntExact(number(in));
    List<String> values = new ArrayList<>(different);
    for (int i = 0; i < different; i++) {
      values.add(text(in));
    }
    List<@Nullable String> column = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int index = Math.toIntExact(number(in));
      column.add(index == 0 ? null : values.get(index - 1));
    }
    return column;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    number(out, bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = Math.toIntExact(number(in));
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("a text is cut off");
    }
    return new String(bytes, UTF_8);
  }

  /** Seven bits a byte, the lowest first; the eighth bit is set where more follow. */
  private static void number(DataOutputStream out, long number) throws IOException {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return number;
      }
    }
    throw new IOException("a number is too long");
  }

  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  private static long unzigzag(long number) {
    return (number >>> 1) ^ -(number & 1);
  }
}
