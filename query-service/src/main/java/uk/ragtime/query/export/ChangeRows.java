package uk.ragtime.query.export;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.audit.AuditKinds;
import uk.ragtime.query.audit.RatedCells;
import uk.ragtime.query.audit.StepLog;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.SealedTexts;
import uk.ragtime.query.rating.EntryKind;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.query.rating.Stretches;
import uk.ragtime.query.tenancy.Tenant;

/**
 * A row for every entry of the audit, in order of recording, the steps of reviews among them if
 * they are asked for. The log is read page by page within one transaction, and so within one
 * snapshot: the database need not sort all of it before the first row, and no statement takes long.
 */
final class ChangeRows {
  private static final List<ExportColumn> COLUMNS =
      List.of(
          ExportColumn.number("log_position"),
          ExportColumn.instant("recorded_at"),
          ExportColumn.date("recorded_on"),
          ExportColumn.date("effective_on"),
          ExportColumn.text("cycle_key"),
          ExportColumn.text("area_key"),
          ExportColumn.text("agency_key"),
          ExportColumn.text("capability_key"),
          ExportColumn.text("kind"),
          ExportColumn.text("rating_before"),
          ExportColumn.text("rating_after"),
          ExportColumn.text("rag_before"),
          ExportColumn.text("rag_after"),
          ExportColumn.text("reason"),
          ExportColumn.text("stage"),
          ExportColumn.yesNo("is_on_behalf"),
          ExportColumn.longText("rationale"),
          ExportColumn.longText("evidence"),
          ExportColumn.text("erased"),
          ExportColumn.text("missing"),
          ExportColumn.text("correlation_id"),
          ExportColumn.text("member"));

  /**
   * Large enough that the number of statements does not matter, small enough to be planned by
   * index.
   */
  static final int PAGE = 5_000;

  /** Rows held in memory at once; the longest have some tens of kilobytes. */
  private static final int FETCHED_AT_ONCE = 200;

  private static final String SELECT =
      """
      select e.position, e.recorded_at, e.effective_on, e.cycle_position,
             %s,
             e.kind, e.rating_before, e.rating, e.reason, e.stage, e.on_behalf, e.actor_number, %s,
             coalesce(e.correlation_id, e.command_id::text) as correlation_id
        from rating_entry e
       where e.partnership = :partnership
         and e.position > :after
      """
          .formatted(RatedCells.CELL, SealedTexts.COLUMNS);

  private static final String OF_CHECKLIST =
      """
      e.cycle = any(array(
             select c.cycle
               from cycle c
              where c.partnership = :partnership
                and c.checklist = :checklist))\
      """;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

  private ChangeRows() {}

  static List<ExportColumn> columns(boolean names) {
    return MemberColumns.of(COLUMNS, names);
  }

  static void write(Tenant tenant, ExportQuery query, Table table) throws IOException {
    Checklists.require(tenant, query.checklist());
    List<Filter> filters = common(tenant, query, RatedCells.OF_AGENCY, RatedCells.OF_LINES);
    filters.addAll(ofRatings(tenant, query));
    if (!query.kinds().areAllOfRatings()) {
      filters.add(new Filter(AuditKinds.OF_LETTERS, "kinds", query.kinds().lettersOfRatings()));
    }
    StringBuilder sql = new StringBuilder(SELECT);
    filters.forEach(filter -> sql.append(" and ").append(filter.condition()).append('\n'));
    if (query.area() != null) {
      sql.append(" and ").append(Stretches.after("e"));
    }
    sql.append(query.area() == null ? " order by e.position" : " order by e.stretch, e.position");
    sql.append(" limit :limit");
    List<Filter> ofSteps = common(tenant, query, "agency = :agency", StepLog.OF_LINES);
    ofSteps.addAll(ofSteps(tenant, query));
    PageWriter page =
        new PageWriter(tenant, query.names(), table, StepRows.of(tenant, query, ofSteps));
    do {
      page.begin();
      var statement =
          tenant
              .ask(sql.toString())
              .withFetchSize(FETCHED_AT_ONCE)
              .param("after", page.last)
              .param("limit", PAGE);
      for (Filter filter : filters) {
        statement = statement.param(filter.name(), filter.value());
      }
      statement.query(page::write);
    } while (page.rows == PAGE);
    page.writeRest();
  }

  /** A condition with its only parameter. */
  record Filter(String condition, String name, Object value) {}

  /**
   * @param ofAgency condition that selects those of an agency, by {@code :agency}
   * @param ofLines condition that selects those about a capability, by its {@code :lines}
   */
  private static List<Filter> common(
      Tenant tenant, ExportQuery query, String ofAgency, String ofLines) {
    List<Filter> filters = new ArrayList<>();
    put(filters, ofAgency, "agency", query.agency());
    CapabilityCode capability = query.capability();
    if (capability != null) {
      List<Long> lines =
          Checklists.linesOf(tenant, capability, query.checklist(), null, query.cycle());
      filters.add(new Filter(ofLines, "lines", lines.toArray(Long[]::new)));
    }
    put(filters, "e.recorded_at >= :from", "from", query.recorded().from());
    put(filters, "e.recorded_at < :before", "before", query.recorded().before());
    put(filters, "e.recorded_at <= :knownAt", "knownAt", query.knownAt().limit());
    return filters;
  }

  /** The rest of the conditions, by numbers. */
  private static List<Filter> ofRatings(Tenant tenant, ExportQuery query) {
    RatingNumbers numbers = RatingNumbers.of(tenant);
    List<Filter> filters = new ArrayList<>();
    if (query.area() != null) {
      filters.add(new Filter("e.area_number = :area", "area", numbers.area(query.area())));
    }
    if (query.checklist() != null) {
      Integer[] cycles = numbers.positions(query.checklist());
      filters.add(new Filter("e.cycle_position = any(:cycles::integer[])", "cycles", cycles));
    }
    if (query.cycle() != null) {
      int cycle = numbers.position(query.cycle());
      filters.add(new Filter("e.cycle_position = :cycle", "cycle", cycle));
    }
    if (query.member() != null) {
      Integer[] actors =
          MemberNames.handlesOf(tenant, query.member()).stream()
              .map(numbers::ofActor)
              .toArray(Integer[]::new);
      filters.add(new Filter("e.actor_number = any(:actors::integer[])", "actors", actors));
    }
    return filters;
  }

  /** The same for steps, by codes. */
  private static List<Filter> ofSteps(Tenant tenant, ExportQuery query) {
    List<Filter> filters = new ArrayList<>();
    put(filters, "e.area = :area", "area", query.area());
    put(filters, OF_CHECKLIST, "checklist", query.checklist());
    put(filters, "e.cycle = :cycle", "cycle", query.cycle());
    if (query.member() != null) {
      String[] handles = MemberNames.handlesOf(tenant, query.member()).toArray(String[]::new);
      filters.add(new Filter("e.actor = any(:members::text[])", "members", handles));
    }
    return filters;
  }

  private static void put(
      List<Filter> filters, String condition, String name, @Nullable Record code) {
    if (code != null) {
      filters.add(new Filter(condition, name, code.toString()));
    }
  }

  private static void put(
      List<Filter> filters, String condition, String name, @Nullable Instant at) {
    if (at != null) {
      filters.add(new Filter(condition, name, at.atOffset(ZoneOffset.UTC)));
    }
  }

  /** Progress of the writing. */
  private static final class PageWriter {
    private final MemberNames members;
    private final boolean names;
    private final Table table;
    private final StepRows steps;
    private final Tenant tenant;
    private long last;
    private int rows;

    PageWriter(Tenant tenant, boolean names, Table table, StepRows steps) {
      this.steps = steps;
      this.tenant = tenant;
      this.members = MemberNames.all(tenant, names);
      this.names = names;
      this.table = table;
    }

    void begin() {
      rows = 0;
    }

    void write(ResultSet row) throws SQLException {
      last = row.getLong("position");
      rows++;
      try {
        steps.writeBefore(last, table, members);
        table.row(cells(row, tenant, members, names).toArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void writeRest() throws IOException {
      steps.writeBefore(Long.MAX_VALUE, table, members);
    }
  }

  private static List<@Nullable Object> cells(
      ResultSet row, Tenant tenant, MemberNames members, boolean names) throws SQLException {
    RatingNumbers numbers = RatingNumbers.of(tenant);
    RatedCells.Cell cell = RatedCells.Cell.read(row);
    RatingNumbers.Cycle cycle = numbers.cycle(row.getInt("cycle_position"));
    Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    @Nullable String before = row.getString("rating_before");
    @Nullable String rating = row.getString("rating");
    SealedTexts texts = SealedTexts.read(EntryKind.valueOf(row.getString("kind")), row);
    List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size() + 1);
    cells.add(row.getLong("position"));
    cells.add(recordedAt);
    cells.add(Calendar.dayOf(recordedAt));
    cells.add(row.getObject("effective_on", LocalDate.class));
    cells.add(cycle.code().value());
    cells.add(cell.area().value());
    cells.add(cell.agency().value());
    cells.add(key(cycle, RatingNumbers.capability(tenant, cycle, cell.line())));
    cells.add(row.getString("kind"));
    cells.add(before);
    cells.add(rating);
    cells.add(Rag.word(before == null ? null : Rating.valueOf(before)));
    cells.add(rating == null ? null : Rag.word(Rating.valueOf(rating)));
    cells.add(row.getString("reason"));
    cells.add(row.getString("stage"));
    cells.add(row.getBoolean("on_behalf"));
    cells.add(texts.rationale().text().orElse(null));
    cells.add(evidence(texts.evidence().text().orElse(null)));
    cells.add(joined(texts.erased()));
    cells.add(joined(texts.missing()));
    cells.add(row.getString("correlation_id"));
    MemberColumns.add(cells, numbers.actor(row.getInt("actor_number")), members, names);
    return cells;
  }

  /** Key of a capability in the version that a cycle rates. */
  private static String key(RatingNumbers.Cycle cycle, CapabilityCode capability) {
    return cycle.checklist() + "/" + cycle.version() + "/" + capability;
  }

  /** Names of columns; null where there are none. */
  private static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(" ", names);
  }

  /** Titles with their addresses, one a line. */
  private static @Nullable String evidence(@Nullable String json) {
    return json == null
        ? null
        : JSON.readValue(json, EVIDENCE).stream()
            .map(one -> one.title() + " <" + one.url() + ">")
            .collect(joining("\n"));
  }
}
