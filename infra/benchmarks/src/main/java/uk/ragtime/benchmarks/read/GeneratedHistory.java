package uk.ragtime.benchmarks.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Ten years of generated ratings as files for the event store's tables, generated once and kept.
 */
record GeneratedHistory(Path directory) {
  static final String LARGE = "national";

  /** The same for everybody, so that figures of different days are of the same history. */
  private static final long SEED = 20_261_124;

  /** Written last: without it, whatever else is there was not finished. */
  private static final String FINISHED = "finished";

  /** A rating in a hundred is a neighbour's. */
  private static final int NEIGHBOURS_SHARE = 100;

  private static final int PIECE = 1 << 16;

  /** Generates the history, unless this very one is there already. */
  static GeneratedHistory in(Path directory, HistoryShape shape) throws IOException {
    Path finished = directory.resolve(FINISHED);
    if (!Files.exists(finished) || !Files.readString(finished).equals(shape.label())) {
      Files.createDirectories(directory);
      Files.deleteIfExists(finished);
      SplittableRandom random = new SplittableRandom(SEED);
      try (StoreFiles files = new StoreFiles(directory, random.split())) {
        write(shape, files, random);
      }
      Files.writeString(finished, shape.label());
    }
    return new GeneratedHistory(directory);
  }

  private static void write(HistoryShape shape, StoreFiles files, SplittableRandom random)
      throws IOException {
    PartnershipHistory large = new PartnershipHistory(LARGE, shape.areas(), files, random.split());
    List<PartnershipHistory> neighbours = new ArrayList<>();
    for (int i = 1; i <= HistoryShape.NEIGHBOURS; i++) {
      neighbours.add(
          new PartnershipHistory(
              "neighbour-" + i, HistoryShape.NEIGHBOURS_AREAS, files, random.split()));
    }
    Instant founded = instantOfOpening(1).minus(Duration.ofDays(30));
    large.found(founded, shape.issuer());
    for (PartnershipHistory normalLoad : neighbours) {
      normalLoad.found(founded, shape.issuer());
    }
    ProgressReport progress =
        new ProgressReport("generating, ratings", shape.ratings() + shape.further());
    long rated = 0;
    for (int cycle = 1; cycle <= HistoryShape.CYCLES; cycle++) {
      long count =
          shape.ratings() * cycle / HistoryShape.CYCLES
              - shape.ratings() * (cycle - 1) / HistoryShape.CYCLES
              + (cycle == HistoryShape.CYCLES ? shape.further() : 0);
      Instant from = instantOfOpening(cycle);
      Duration step = Duration.between(from, instantOfOpening(cycle + 1)).dividedBy(count);
      for (long i = 0; i < count; i++) {
        if (rated++ == shape.ratings()) {
          files.completeStore();
        }
        progress.at(rated);
        // The store keeps microseconds.
        long micros = step.multipliedBy(i).toNanos() / 1_000;
        Instant at = from.plusNanos(micros * 1_000);
        PartnershipHistory tenant =
            random.nextInt(NEIGHBOURS_SHARE) == 0
                ? neighbours.get(random.nextInt(neighbours.size()))
                : large;
        tenant.rate(cycle, at);
      }
    }
  }

  private static Instant instantOfOpening(int cycle) {
    return PartnershipHistory.opensOn(cycle).atStartOfDay(Calendar.LONDON).toInstant();
  }

  /** Fills an event store that is migrated and empty, under a role that row security lets pass. */
  void load(Connection connection) throws SQLException, IOException {
    copy(connection, "store.partnership (number, position, code)", StoreFiles.PARTNERSHIP);
    copy(connection, "store.stream_name (partnership, number, name)", StoreFiles.STREAM);
    copy(connection, "erasable.person", StoreFiles.PERSON);
    copy(connection, "erasable.text", StoreFiles.TEXT);
    copy(connection, "store.event", StoreFiles.EVENT);
    try (Statement statement = connection.createStatement()) {
      statement.execute("delete from store.global_head");
      copy(connection, "store.global_head", StoreFiles.HEAD);
      statement.execute(
          """
          select setval(pg_get_serial_sequence('store.partnership', 'number'), max(number))
          from store.partnership
          """);
      statement.execute("analyze");
    }
  }

  private void copy(Connection connection, String table, String file)
      throws SQLException, IOException {
    Path from = directory.resolve(file);
    try (InputStream bytes = Files.newInputStream(from);
        Counted counted =
            new Counted(bytes, new ProgressReport("loading " + file, Files.size(from)))) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy " + table + " from stdin", counted, PIECE);
    }
  }

  /** The events that the store is filled with, in its order. */
  Stream<EventLine> events() throws IOException {
    return lines(StoreFiles.EVENT).map(EventLine::of);
  }

  /** The events that come after those of the store. */
  Stream<EventLine> further() throws IOException {
    return lines(StoreFiles.FURTHER).map(EventLine::of);
  }

  /** The people in the store, as the relay publishes them beside its events. */
  Stream<PersonLine> people() throws IOException {
    Function<String, PartnershipCode> codes = codes();
    return lines(StoreFiles.PERSON).map(line -> PersonLine.of(line, codes));
  }

  /** The texts in the store, likewise. */
  Stream<TextLine> texts() throws IOException {
    Function<String, PartnershipCode> codes = codes();
    return lines(StoreFiles.TEXT).map(line -> TextLine.of(line, codes));
  }

  /** The texts that further events have seals of. */
  Stream<TextLine> furtherTexts() throws IOException {
    return lines(StoreFiles.FURTHER_TEXT).map(line -> TextLine.of(line, PartnershipCode::new));
  }

  /** Codes of the partnerships by their numbers. */
  private Function<String, PartnershipCode> codes() throws IOException {
    try (Stream<String> partnerships = lines(StoreFiles.PARTNERSHIP)) {
      Map<String, PartnershipCode> codes =
          partnerships
              .map(line -> line.split("\t", -1))
              .collect(Collectors.toMap(cells -> cells[0], cells -> new PartnershipCode(cells[2])));
      return number -> Objects.requireNonNull(codes.get(number));
    }
  }

  // The caller closes the stream.
  @SuppressWarnings("StreamResourceLeak")
  private Stream<String> lines(String file) throws IOException {
    return Files.lines(directory.resolve(file));
  }

  /** Reports the progress of reading a file. */
  private static final class Counted extends FilterInputStream {
    private final ProgressReport progress;
    private long done;

    Counted(InputStream in, ProgressReport progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      done += Math.max(count, 0);
      progress.at(done);
      return count;
    }
  }
}
