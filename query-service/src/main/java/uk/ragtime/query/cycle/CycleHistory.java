package uk.ragtime.query.cycle;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.tenancy.ReferenceRows;

/** All that was ever recorded of one cycle. */
final class CycleHistory {
  private static final String ALL =
      """
      select c.partnership, c.cycle, c.checklist, c.checklist_version, c.historic,
             k.recorded_at as closed_at, x.recorded_at as cancelled_at,
             v.recorded_at, v.name, v.opens_on, v.cut_off,
             v.review, v.rationale_for, v.evidence_for, v.both_on_record
        from cycle c
        join cycle_revision v
          on v.partnership = c.partnership
         and v.cycle = c.cycle
        left join cycle_closure k
          on k.partnership = c.partnership
         and k.cycle = c.cycle
        left join cycle_cancellation x
          on x.partnership = c.partnership
         and x.cycle = c.cycle
       where c.partnership = :partnership
       order by c.cycle, v.position
      """;

  /**
   * @param rules null where those known before go on holding
   */
  private record Revision(
      Instant recordedAt,
      String name,
      LocalDate opensOn,
      Instant cutOff,
      @Nullable CycleRules rules) {}

  /** The constant properties of a cycle, and the instants at which it ended. */
  private record Frame(
      CycleCode cycle,
      ChecklistCode checklist,
      int version,
      boolean historic,
      @Nullable Instant closedAt,
      @Nullable Instant cancelledAt) {}

  private final Frame frame;
  private final List<Revision> revisions = new ArrayList<>();

  private CycleHistory(Frame frame) {
    this.frame = frame;
  }

  /** Histories of all cycles of a partnership. */
  static List<CycleHistory> read(ReferenceRows rows) {
    Map<CycleCode, CycleHistory> histories = new LinkedHashMap<>();
    record Row(Frame frame, Revision revision) {}
    rows.list(ALL, (row, _) -> new Row(frame(row), revision(row)))
        .forEach(row ->
            histories
                .computeIfAbsent(row.frame().cycle(), _ -> new CycleHistory(row.frame()))
                .revisions
                .add(row.revision()));
    return List.copyOf(histories.values());
  }

  /** The cycle as known at an instant; empty if it was not known. */
  Optional<Cycle> at(Instant knownAt) {
    @Nullable Revision last = null;
    CycleRules rules = CycleRules.DEFAULT;
    List<Instant> knownFrom = new ArrayList<>();
    List<Instant> cutOffs = new ArrayList<>();
    for (Revision revision : revisions) {
      if (KnownAt.includes(knownAt, revision.recordedAt())) {
        last = revision;
        rules = revision.rules() == null ? rules : revision.rules();
        knownFrom.add(revision.recordedAt());
        cutOffs.add(revision.cutOff());
      }
    }
    if (last == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Cycle(
            frame.cycle(),
            last.name(),
            frame.checklist(),
            frame.version(),
            last.opensOn(),
            last.cutOff(),
            frame.historic(),
            ifKnown(knownAt, frame.closedAt()),
            rules,
            ifKnown(knownAt, frame.cancelledAt()),
            new CutOffs(knownFrom, cutOffs)));
  }

  /** The latest instant at which anything of it was recorded. */
  Instant lastRecordedAt() {
    return Stream.concat(
            revisions.stream().map(Revision::recordedAt),
            Stream.of(frame.closedAt(), frame.cancelledAt()).filter(Objects::nonNull))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static @Nullable Instant ifKnown(Instant knownAt, @Nullable Instant recordedAt) {
    return recordedAt == null || !KnownAt.includes(knownAt, recordedAt) ? null : recordedAt;
  }

  private static Frame frame(ResultSet row) throws SQLException {
    return new Frame(
        new CycleCode(row.getString("cycle")),
        new ChecklistCode(row.getString("checklist")),
        row.getInt("checklist_version"),
        row.getBoolean("historic"),
        instant(row, "closed_at"),
        instant(row, "cancelled_at"));
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("name"),
        row.getObject("opens_on", LocalDate.class),
        row.getObject("cut_off", OffsetDateTime.class).toInstant(),
        rules(row));
  }

  private static @Nullable CycleRules rules(ResultSet row) throws SQLException {
    String review = row.getString("review");
    return review == null
        ? null
        : new CycleRules(
            ReviewRule.valueOf(review),
            ratings(row, "rationale_for"),
            ratings(row, "evidence_for"),
            row.getBoolean("both_on_record"));
  }

  private static Set<Rating> ratings(ResultSet row, String column) throws SQLException {
    return Memberships.texts(row, column).stream().map(Rating::valueOf).collect(toSet());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
    return found == null ? null : found.toInstant();
  }
}
