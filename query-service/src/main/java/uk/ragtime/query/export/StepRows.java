package uk.ragtime.query.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.audit.AuditOrder;
import uk.ragtime.query.audit.StepLog;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.tenancy.Tenant;

/** Rows of the steps of reviews, written between those of the ratings; some are read at a time. */
final class StepRows {
  private static final int READ_AT_ONCE = 200;

  private final Tenant tenant;
  private final List<String> types;
  private final boolean names;
  private final String conditions;
  private final Map<String, Object> values = new HashMap<>();
  private final Deque<StepLog.Step> ahead = new ArrayDeque<>();
  private boolean ended;

  private StepRows(Tenant tenant, ExportQuery query, String conditions) {
    this.tenant = tenant;
    this.types = query.kinds().types();
    this.names = query.names();
    this.conditions = conditions;
    values.put("after", 0L);
  }

  static StepRows of(Tenant tenant, ExportQuery query, List<ChangeRows.Filter> filters) {
    StringBuilder conditions = new StringBuilder(" and e.position > :after\n");
    filters.forEach(filter -> conditions.append(" and ").append(filter.condition()).append('\n'));
    StepRows rows = new StepRows(tenant, query, conditions.toString());
    filters.forEach(filter -> rows.values.put(filter.name(), filter.value()));
    return rows;
  }

  /** Writes those before a position that are not written yet. */
  void writeBefore(long position, Table table, MemberNames members) throws IOException {
    StepLog.Step next = next();
    while (next != null && next.position() < position) {
      ahead.remove();
      table.row(cells(next, members).toArray());
      next = next();
    }
  }

  private StepLog.@Nullable Step next() {
    if (ahead.isEmpty() && !ended) {
      ahead.addAll(
          StepLog.read(tenant, types, conditions, values, AuditOrder.OLDEST, READ_AT_ONCE));
      ended = ahead.size() < READ_AT_ONCE;
      if (!ahead.isEmpty()) {
        values.put("after", ahead.getLast().position());
      }
    }
    return ahead.peek();
  }

  private List<@Nullable Object> cells(StepLog.Step step, MemberNames members) {
    Rating offers = step.offers();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(step.position());
    cells.add(step.recordedAt());
    cells.add(Calendar.dayOf(step.recordedAt()));
    cells.add(null);
    cells.add(step.cycle());
    cells.add(step.area());
    cells.add(step.agency());
    cells.add(step.capabilityKey());
    cells.add(step.kind().name());
    cells.add(null);
    cells.add(offers == null ? null : offers.name());
    cells.add(null);
    cells.add(offers == null ? null : Rag.word(offers));
    cells.add(null);
    cells.add(null);
    cells.add(step.onBehalf());
    cells.add(step.text().text().orElse(null));
    cells.add(null);
    cells.add(step.text() instanceof SealedText.Erased ? "rationale" : null);
    cells.add(step.text() instanceof SealedText.Missing ? "rationale" : null);
    cells.add(step.correlationId());
    MemberColumns.add(cells, step.actor(), members, names);
    return cells;
  }
}
