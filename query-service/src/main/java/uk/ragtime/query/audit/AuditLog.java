package uk.ragtime.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.opening.SealedTexts;
import uk.ragtime.query.rating.EntryKind;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.query.tenancy.Tenant;

/** Reads pages of the log of ratings, with the steps of reviews if they are asked for. */
final class AuditLog {
  /** Fetches one row more than requested, which tells whether there is a next page. */
  private static final String SELECT =
      """
      select position, kind, recorded_at, effective_on, actor_number, on_behalf,
             %s,
             cycle_position, rating_before, rating, stage, reason, basis, withdrawn, %s,
             coalesce(correlation_id, command_id::text) as correlation_id
        from rating_entry e
       where partnership = :partnership
      """
          .formatted(RatedCells.CELL, SealedTexts.COLUMNS);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

  private AuditLog() {}

  /**
   * Returns at most one entry more than the page's limit, in the order requested.
   *
   * @param names whether the reader may see names
   */
  static List<AuditEntry> page(Tenant tenant, AuditQuery query, boolean names) {
    Checklists.require(tenant, query.checklist());
    List<String> members =
        query.member() == null ? null : MemberNames.handlesOf(tenant, query.member());
    if (members != null && members.isEmpty()) {
      return List.of();
    }
    RatedCells cells = RatedCells.of(tenant, query);
    Comparator<UnnamedEntry> order = Comparator.comparingLong(UnnamedEntry::position);
    List<UnnamedEntry> rows =
        Stream.concat(
                ratings(tenant, query, cells, members).stream(),
                steps(tenant, query, cells, members).stream())
            .sorted(query.order() == AuditOrder.NEWEST ? order.reversed() : order)
            .limit(query.page().limit() + 1L)
            .toList();
    List<String> mentioned =
        rows.stream()
            .flatMap(row -> Stream.of(row.actor(), row.assignee()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    MemberNames known = MemberNames.of(tenant, mentioned, names);
    return rows.stream().map(row -> row.named(known)).toList();
  }

  private static List<UnnamedEntry> ratings(
      Tenant tenant, AuditQuery query, RatedCells cells, @Nullable List<String> members) {
    if (cells.none() || query.kinds().ofRatings().isEmpty()) {
      return List.of();
    }
    RatingNumbers numbers = RatingNumbers.of(tenant);
    AuditFilters filters = AuditFilters.of(query, cells, members, numbers);
    return tenant
        .ask(SELECT + filters.sql() + filters.order(query.order()) + " limit :limit")
        .params(filters.values())
        .param("limit", query.page().limit() + 1)
        .query((row, _) -> row(row, tenant, numbers))
        .list();
  }

  private static List<UnnamedEntry> steps(
      Tenant tenant, AuditQuery query, RatedCells cells, @Nullable List<String> members) {
    AuditFilters filters = AuditFilters.ofSteps(query, cells.lines(), members);
    return StepLog.read(
            tenant,
            query.kinds().types(),
            filters.sql(),
            filters.values(),
            query.order(),
            query.page().limit() + 1)
        .stream()
        .map(AuditLog::step)
        .toList();
  }

  /** Entry whose members' names have not been looked up yet. */
  private record UnnamedEntry(
      long position,
      String actor,
      @Nullable String assignee,
      Function<MemberNames, AuditEntry> entry) {
    AuditEntry named(MemberNames names) {
      return entry.apply(names);
    }
  }

  private static UnnamedEntry step(StepLog.Step step) {
    List<String> text = List.of("rationale");
    String assignee = step.assignee();
    return new UnnamedEntry(
        step.position(),
        step.actor(),
        assignee,
        names ->
            new AuditEntry(
                step.position(),
                step.kind(),
                step.recordedAt(),
                null,
                names.displayed(step.actor()),
                step.onBehalf(),
                new AreaCode(step.area()),
                optional(step.agency(), AgencyCode::new),
                optional(step.capability(), CapabilityCode::new),
                new ChecklistCode(step.checklist()),
                new CycleCode(step.cycle()),
                null,
                step.offers(),
                null,
                null,
                step.text().text().orElse(null),
                List.of(),
                step.text() instanceof SealedText.Erased ? text : List.of(),
                step.text() instanceof SealedText.Missing ? text : List.of(),
                step.correlationId(),
                null,
                null,
                step.until(),
                assignee == null ? null : names.displayed(assignee),
                step.capabilities() == null
                    ? null
                    : step.capabilities().stream().map(CapabilityCode::new).toList(),
                step.dueOn()));
  }

  private static UnnamedEntry row(ResultSet row, Tenant tenant, RatingNumbers numbers)
      throws SQLException {
    long position = row.getLong("position");
    EntryKind kind = EntryKind.valueOf(row.getString("kind"));
    var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    LocalDate effectiveOn = row.getObject("effective_on", LocalDate.class);
    String actor = numbers.actor(row.getInt("actor_number"));
    boolean onBehalf = row.getBoolean("on_behalf");
    RatedCells.Cell cell = RatedCells.Cell.read(row);
    RatingNumbers.Cycle cycle = numbers.cycle(row.getInt("cycle_position"));
    CapabilityCode capability = RatingNumbers.capability(tenant, cycle, cell.line());
    Rating from = optional(row.getString("rating_before"), Rating::valueOf);
    Rating to = optional(row.getString("rating"), Rating::valueOf);
    Stage stage = Stage.valueOf(row.getString("stage"));
    ChangeReason reason = optional(row.getString("reason"), ChangeReason::valueOf);
    SealedTexts texts = SealedTexts.read(kind, row);
    String correlationId = row.getString("correlation_id");
    Basis basis = optional(row.getString("basis"), Basis::valueOf);
    Long withdraws = row.getObject("withdrawn", Long.class);
    return new UnnamedEntry(
        position,
        actor,
        null,
        names ->
            new AuditEntry(
                position,
                AuditKind.of(kind),
                recordedAt,
                effectiveOn,
                names.displayed(actor),
                onBehalf,
                cell.area(),
                cell.agency(),
                capability,
                cycle.checklist(),
                cycle.code(),
                from,
                to,
                stage,
                reason,
                texts.rationale().text().orElse(null),
                evidence(texts.evidence()),
                texts.erased(),
                texts.missing(),
                correlationId,
                basis,
                withdraws,
                null,
                null,
                null,
                null));
  }

  private static @Nullable List<Evidence> evidence(SealedText evidence) {
    return switch (evidence) {
      case SealedText.Absent _ -> List.of();
      case SealedText.Shown(String json) -> JSON.readValue(json, EVIDENCE);
      case SealedText.Erased _, SealedText.Missing _ -> null;
    };
  }

  private static <T> @Nullable T optional(@Nullable String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }
}
