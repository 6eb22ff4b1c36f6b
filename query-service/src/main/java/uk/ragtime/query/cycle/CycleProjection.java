package uk.ragtime.query.cycle;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps each cycle as it was, revision by revision. */
public final class CycleProjection {
  /** What the event leaves out is as it was in the revision before. */
  private static final String ADD =
      """
      insert into cycle_revision
        (partnership, position, recorded_at, cycle, name, checklist, checklist_version, opens_on,
         cut_off, historic, closed)
      select e.partnership, e.position, e.recorded_at, e.cycle,
             coalesce(e.name, b.name),
             coalesce(e.checklist, b.checklist),
             coalesce(e.checklist_version, b.checklist_version),
             coalesce(e.opens_on, b.opens_on),
             coalesce(e.cut_off, b.cut_off),
             coalesce(e.historic, b.historic),
             e.closed or coalesce(b.closed, false)
        from (select ?::text, ?::bigint, ?::timestamptz, ?::text, ?::text, ?::text, ?::integer,
                     ?::date, ?::timestamptz, ?::boolean, ?::boolean)
          e (partnership, position, recorded_at, cycle, name, checklist, checklist_version,
             opens_on, cut_off, historic, closed)
        left join lateral
          (select *
             from cycle_revision r
            where r.partnership = e.partnership
              and r.cycle = e.cycle
            order by r.position desc
            limit 1) b on true
      """;

  private CycleProjection() {}

  public static void project(CycleEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case CycleScheduled e ->
          add(
              rows,
              about,
              e,
              e.name(),
              e.checklist().value(),
              e.checklistVersion(),
              e.opensOn(),
              e.cutOff(),
              e.historic(),
              false);
      case CycleRescheduled e ->
          add(rows, about, e, e.name(), null, null, e.opensOn(), e.cutOff(), null, false);
      case CycleClosed e -> add(rows, about, e, null, null, null, null, null, null, true);
    }
  }

  private static void add(
      Rows rows, RecordedEvent about, CycleEvent event, @Nullable Object... whatItSays) {
    @Nullable Object[] row = new @Nullable Object[4 + whatItSays.length];
    row[0] = about.partnership().value();
    row[1] = about.position();
    row[2] = about.recordedAt();
    row[3] = event.cycle().value();
    System.arraycopy(whatItSays, 0, row, 4, whatItSays.length);
    rows.add(ADD, row);
  }
}
