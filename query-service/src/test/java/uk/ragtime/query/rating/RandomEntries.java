package uk.ragtime.query.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;

/**
 * Made-up rows of the log of ratings in one area: in time, late, on the day of the one before, of
 * long ago, reconfirmed, challenged, agreed and withdrawn, in several cycles. Equal seeds give
 * equal rows.
 */
record RandomEntries(PartnershipCode partnership, List<Row> rows) {
  static final AreaCode AREA = new AreaCode("here");
  static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
  static final int DAYS = 1_200;
  static final int CYCLES = 4;

  private static final int FIRST_CYCLE = 1_000_000;
  private static final int LATE = 60;

  private static final List<AgencyCode> AGENCIES =
      List.of(new AgencyCode("a1"), new AgencyCode("a2"));
  private static final List<Rating> RATINGS =
      List.of(Rating.RED, Rating.AMBER, Rating.GREEN, Rating.NOT_APPLICABLE);
  private static final Duration HOUR = Duration.ofHours(1);

  /** An entry. */
  record Row(
      long position,
      EntryKind kind,
      AgencyCode agency,
      long line,
      String cycle,
      @Nullable Rating rating,
      LocalDate effectiveOn,
      Instant recordedAt,
      @Nullable Long withdrawn) {
    private boolean isOf(Row other) {
      return agency.equals(other.agency) && line == other.line;
    }

    boolean stands() {
      return kind == EntryKind.CHANGED || kind == EntryKind.RECONFIRMED || kind == EntryKind.AGREED;
    }
  }

  static RandomEntries of(
      PartnershipCode partnership, List<Long> lines, int length, Random random) {
    List<Row> rows = new ArrayList<>();
    Instant now = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    long pause = Math.max(1, DAYS * 24L / length);
    for (int position = 1; position <= length; position++) {
      now = now.plus(HOUR.multipliedBy(random.nextLong(2 * pause)));
      rows.add(row(position, now, rows, lines, random));
    }
    return new RandomEntries(partnership, rows);
  }

  static String cycle(LocalDate day) {
    int number = (int) ((day.toEpochDay() - FIRST_DAY.toEpochDay()) * CYCLES / DAYS);
    return "y" + Math.clamp(number, 0, CYCLES - 1);
  }

  private static Row row(
      int position, Instant now, List<Row> before, List<Long> lines, Random random) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    AgencyCode agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
    long line = lines.get(random.nextInt(lines.size()));
    Row drawn =
        new Row(
            position,
            kind(random),
            agency,
            line,
            cycle(random.nextInt(5) == 0 ? today.minusDays(200) : today),
            RATINGS.get(random.nextInt(RATINGS.size())),
            today,
            now,
            null);
    List<Row> its = before.stream().filter(drawn::isOf).toList();
    if (its.isEmpty()) {
      return of(drawn, EntryKind.CHANGED, drawn.rating, today, null);
    }
    Row other = its.get(random.nextInt(4) == 0 ? random.nextInt(its.size()) : its.size() - 1);
    if (drawn.kind == EntryKind.WITHDRAWN) {
      return other.kind == EntryKind.WITHDRAWN
          ? of(drawn, EntryKind.CHANGED, drawn.rating, today, null)
          : of(drawn, EntryKind.WITHDRAWN, null, other.effectiveOn, other.position);
    }
    LocalDate day =
        switch (random.nextInt(8)) {
          case 0 ->
              FIRST_DAY.plusDays(random.nextLong(today.toEpochDay() - FIRST_DAY.toEpochDay() + 1));
          case 1, 2 -> other.effectiveOn;
          case 3 -> today.minusDays(random.nextLong(LATE));
          default -> today;
        };
    boolean again = drawn.kind == EntryKind.RECONFIRMED || random.nextInt(3) == 0;
    return of(
        drawn, drawn.kind, again && other.rating != null ? other.rating : drawn.rating, day, null);
  }

  private static Row of(
      Row row, EntryKind kind, @Nullable Rating rating, LocalDate day, @Nullable Long withdrawn) {
    return new Row(
        row.position,
        kind,
        row.agency,
        row.line,
        row.cycle,
        rating,
        day,
        row.recordedAt,
        withdrawn);
  }

  private static EntryKind kind(Random random) {
    int drawn = random.nextInt(20);
    if (drawn < 11) {
      return EntryKind.CHANGED;
    }
    if (drawn < 15) {
      return EntryKind.RECONFIRMED;
    }
    if (drawn < 16) {
      return EntryKind.CHALLENGED;
    }
    return drawn < 18 ? EntryKind.AGREED : EntryKind.WITHDRAWN;
  }

  /** A spell of a cell, and what came before it, counted day by day. */
  private record Spell(
      LocalDate since,
      Rating rating,
      @Nullable Rating before,
      int redDays,
      int turns,
      int direction,
      int heading,
      int degree,
      Instant knownSince) {
    String text(AgencyCode agency, long line) {
      return "%s %s %d %s %s %s %d %d %s %s %s %d"
          .formatted(
              AREA,
              agency,
              line,
              since,
              rating.name().charAt(0),
              before == null ? '-' : before.name().charAt(0),
              redDays,
              turns,
              "W-B".charAt(direction + 1),
              "W-B".charAt(heading + 1),
              "-RAG".charAt(degree),
              knownSince.getEpochSecond());
    }
  }

  /** Spells of a cell as known now, found by going from day to day. */
  private List<Spell> spells(AgencyCode agency, long line) {
    List<Row> its =
        rows.stream()
            .filter(it -> it.agency.equals(agency) && it.line == line && it.stands())
            .toList();
    List<Spell> spells = new ArrayList<>();
    List<Integer> directions = new ArrayList<>();
    Rating standing = null;
    int degree = 0;
    int redDays = 0;
    for (int i = -LATE; i <= DAYS * 3; i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      Rating today = lastOf(its, day);
      if (today != null && today != standing) {
        int next = today == Rating.NOT_APPLICABLE ? 0 : RATINGS.indexOf(today) + 1;
        int direction = next == 0 || degree == 0 ? 0 : Integer.signum(next - degree);
        degree = next == 0 ? degree : next;
        if (direction != 0) {
          directions.add(direction);
        }
        spells.add(
            new Spell(
                day,
                today,
                standing,
                redDays,
                turns(directions),
                direction,
                directions.isEmpty() ? 0 : directions.getLast(),
                degree,
                knownSince(its, day)));
        standing = today;
      }
      redDays += standing == Rating.RED ? 1 : 0;
    }
    return spells;
  }

  private @Nullable Rating lastOf(List<Row> its, LocalDate day) {
    Rating last = null;
    for (Row row : its) {
      // Few are of this day, and only those are looked for among the withdrawals.
      boolean counts = row.effectiveOn.equals(day) && withdrawals(row).findAny().isEmpty();
      last = counts ? row.rating : last;
    }
    return last;
  }

  private Stream<Row> withdrawals(Row row) {
    return rows.stream().filter(it -> Objects.equals(it.withdrawn, row.position));
  }

  private Instant knownSince(List<Row> its, LocalDate day) {
    return its.stream()
        .filter(it -> !it.effectiveOn.isAfter(day))
        .flatMap(it -> Stream.concat(Stream.of(it), withdrawals(it).limit(1)))
        .map(Row::recordedAt)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** The texts of all spells of all cells, in no order. */
  List<String> spells() {
    record Cell(AgencyCode agency, long line) {}
    return rows.stream()
        .map(row -> new Cell(row.agency, row.line))
        .distinct()
        .flatMap(cell ->
            spells(cell.agency(), cell.line()).stream()
                .map(it -> it.text(cell.agency(), cell.line())))
        .toList();
  }

  private static int turns(List<Integer> directions) {
    int turns = 0;
    for (int i = 1; i < directions.size(); i++) {
      turns += directions.get(i).equals(directions.get(i - 1)) ? 0 : 1;
    }
    return turns;
  }

  /** Statements that add some of the rows. */
  String insert(int first, int last) {
    return insertTogether(List.of(this), first, last);
  }

  /** The same of several partnerships, whose ratings one statement adds. */
  static String insertTogether(List<RandomEntries> several, int first, int last) {
    return several.stream()
        .map(entries -> entries.values(first, last))
        .collect(
            Collectors.joining(
                ",\n",
                """
                insert into read_1.rating_entry
                  (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
                   rating_letter, effective_on, on_behalf, actor_number, basis_letter, withdrawn,
                   command_id)
                values\s
                """,
                several.stream()
                    .map(entries -> entries.insertCells(first, last))
                    .collect(Collectors.joining())));
  }

  private String values(int first, int last) {
    return rows.subList(first, last).stream()
        .map(row ->
            "('%s', %d, '%s', 1, %d, %d, '%s', left(%s, 1), '%s', false, 1, %s, %s, gen_random_uuid())"
                .formatted(
                    partnership,
                    row.position,
                    row.recordedAt,
                    cell(row),
                    position(row.cycle),
                    row.kind.letter(),
                    row.rating == null ? "null" : "'" + row.rating + "'",
                    row.effectiveOn,
                    row.kind == EntryKind.AGREED ? "'S'" : "null",
                    row.withdrawn))
        .collect(Collectors.joining(",\n"));
  }

  private String insertCells(int first, int last) {
    return """
    ;
    insert into read_1.rated_subject (partnership, area, agency, line, cell)
    values %2$s
    on conflict do nothing;
    insert into read_1.reviewed_subject
    select distinct partnership, s.area, s.agency, s.line, cell
      from read_1.rating_entry
      join read_1.rated_subject s using (partnership, cell)
     where partnership = '%1$s'
       and kind_letter in ('H', 'A')
    on conflict do nothing;
    insert into read_1.cycle
    select '%1$s', %3$d + n, now(), 'y' || n, 'list', 1, false
      from generate_series(0, %4$d) n
    on conflict do nothing
    """
        .formatted(
            partnership,
            rows.subList(first, last).stream()
                .map(row ->
                    "('%s', 'here', '%s', %d, %d)"
                        .formatted(partnership, row.agency, row.line, cell(row)))
                .collect(Collectors.joining(", ")),
            FIRST_CYCLE,
            CYCLES - 1);
  }

  /** Number of a cycle: the position at which it was scheduled. */
  private static int position(String cycle) {
    return FIRST_CYCLE + Integer.parseInt(cycle.substring(1));
  }

  /** Number of the row's cell, in the order of first rows. */
  private int cell(Row row) {
    return 1
        + rows.stream()
            .map(it -> it.agency + "/" + it.line)
            .distinct()
            .toList()
            .indexOf(row.agency + "/" + row.line);
  }
}
