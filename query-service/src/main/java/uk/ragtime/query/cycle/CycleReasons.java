package uk.ragtime.query.cycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.projection.EventReader;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the reasons that were given for planning, changing, closing and cancelling cycles. */
@Component
final class CycleReasons {
  /** The act for which a reason was given. */
  enum Kind {
    PLANNED,
    CHANGED,
    CLOSED,
    CANCELLED
  }

  /**
   * A reason as shown.
   *
   * @param position with the field {@code reason}, its place
   * @param reason null if it cannot be shown
   * @param erased {@code ["reason"]} if it was erased
   * @param missing {@code ["reason"]} if it is not here, or does not fit its seal
   */
  record Reason(
      Kind kind,
      long position,
      Instant recordedAt,
      @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {}

  private record Given(
      CycleCode cycle, Kind kind, long position, Instant recordedAt, @Nullable Seal seal) {}

  private static final String EVENTS =
      """
      with step as (
        select position
          from cycle_revision
         where partnership = :partnership
        union all
        select position
          from cycle_closure
         where partnership = :partnership
        union all
        select position
          from cycle_cancellation
         where partnership = :partnership)
      select l.position, l.recorded_at, l.type, l.data
        from step s
        join event_log l
          on l.partnership = :partnership
         and l.position = s.position
       order by l.position
      """;

  private final EventReader events;

  CycleReasons(EventReader events) {
    this.events = events;
  }

  /** By cycle, oldest first. */
  Map<CycleCode, List<Reason>> all(Tenant tenant) {
    List<Given> given =
        tenant.ask(EVENTS).query((row, _) -> given(row)).list().stream()
            .filter(it -> it.seal() != null)
            .toList();
    PlacedOpenings openings =
        PlacedOpenings.at(tenant, given.stream().map(Given::position).toList());
    Map<CycleCode, List<Reason>> reasons = new HashMap<>();
    given.forEach(
        it -> reasons.computeIfAbsent(it.cycle(), _ -> new ArrayList<>()).add(shown(it, openings)));
    return reasons;
  }

  private Given given(ResultSet row) throws SQLException {
    EventType type = EventType.parse(row.getString("type"));
    if (!(events.payload(type, row.getString("data")) instanceof CycleEvent event)) {
      throw new IllegalStateException(type + " is no event of a cycle");
    }
    long position = row.getLong("position");
    Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    return switch (event) {
      case CycleScheduled e -> new Given(e.cycle(), Kind.PLANNED, position, at, e.reasonSeal());
      case CycleRescheduled e -> new Given(e.cycle(), Kind.CHANGED, position, at, e.reasonSeal());
      case CycleClosed e -> new Given(e.cycle(), Kind.CLOSED, position, at, e.reasonSeal());
      case CycleCancelled e -> new Given(e.cycle(), Kind.CANCELLED, position, at, e.reasonSeal());
    };
  }

  private static Reason shown(Given given, PlacedOpenings openings) {
    SealedField field = SealedField.REASON;
    Seal seal = given.seal();
    SealedText text = openings.text(given.position(), field, seal == null ? null : seal.value());
    List<String> name = List.of(field.wireName());
    return new Reason(
        given.kind(),
        given.position(),
        given.recordedAt(),
        text.text().orElse(null),
        text instanceof SealedText.Erased ? name : List.of(),
        text instanceof SealedText.Missing ? name : List.of());
  }
}
