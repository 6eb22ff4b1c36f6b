package uk.ragtime.command.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.close.CloseCycle;
import uk.ragtime.command.cycle.close.CloseDecider;
import uk.ragtime.command.cycle.schedule.ScheduleCycle;
import uk.ragtime.command.cycle.schedule.ScheduleDecider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RatedDays;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;

class CyclesTest {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final ChecklistCode WORKFORCE = new ChecklistCode("workforce");
  private static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  private static final Instant NOW = Instant.parse("2026-10-15T10:00:00Z");
  private static final Checklist PUBLISHED =
      Checklist.streamType()
          .initial()
          .get()
          .evolve(new ChecklistVersionPublished(WORKFORCE, 1, "Workforce", List.of(), null));

  private static Cycles after(CycleEvent... events) {
    Cycles cycles = Cycles.streamType().initial().get();
    for (CycleEvent event : events) {
      cycles = cycles.evolve(event);
    }
    return cycles;
  }

  private static List<CycleEvent> close(Cycles cycles, CloseCycle command) {
    return new CloseDecider().decide(cycles, command, new KnownReferences().at(NOW));
  }

  private static ScheduleCycle schedule(String name, int version, String opensOn, String cutOff) {
    return new ScheduleCycle(
        LANCASHIRE,
        AUTUMN,
        name,
        WORKFORCE,
        version,
        LocalDate.parse(opensOn),
        Instant.parse(cutOff),
        false);
  }

  private static ScheduleCycle autumn() {
    return schedule("Autumn", 1, "2026-09-01", "2026-11-30T17:00:00Z");
  }

  private static CycleScheduled scheduled(String code, String opensOn) {
    return new CycleScheduled(
        new CycleCode(code),
        "Autumn",
        WORKFORCE,
        1,
        LocalDate.parse(opensOn),
        Instant.parse("2026-11-30T17:00:00Z"),
        false);
  }

  private static List<CycleEvent> when(Cycles cycles, ScheduleCycle command) {
    return when(cycles, command, null);
  }

  private static List<CycleEvent> when(
      Cycles cycles, ScheduleCycle command, @Nullable RatedDays rated) {
    return new ScheduleDecider()
        .decide(
            cycles,
            command,
            new KnownReferences()
                .with(StreamId.of(WORKFORCE), PUBLISHED)
                .withRatedDays(rated)
                .at(NOW));
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aCycleIsSetUpOnce() {
    assertThat(when(after(), autumn())).containsExactly(scheduled("2026-autumn", "2026-09-01"));
    assertThat(when(after(scheduled("2026-autumn", "2026-09-01")), autumn())).isEmpty();
  }

  @Test
  void itsNameAndDatesMayChange() {
    var later = schedule("Autumn", 1, "2026-09-08", "2026-11-30T17:00:00Z");

    assertThat(when(after(scheduled("2026-autumn", "2026-09-01")), later))
        .containsExactly(new CycleRescheduled(AUTUMN, "Autumn", later.opensOn(), later.cutOff()));
  }

  private static DecisionContext context() {
    return new KnownReferences().at(Instant.EPOCH);
  }

  @Test
  void aCycleIsAtTheVersionOfItsOwnLastChange() {
    var cycles =
        after(
            scheduled("2026-autumn", "2026-09-01"),
            scheduled("2027-spring", "2027-02-01"),
            scheduled("2027-autumn", "2027-09-01"),
            new CycleClosed(new CycleCode("2027-spring")));

    assertThat(new ScheduleDecider().resourceVersion(cycles, autumn(), context())).isEqualTo(1);
    assertThat(
            new CloseDecider()
                .resourceVersion(
                    cycles,
                    new CloseCycle(LANCASHIRE, new CycleCode("2027-spring"), null),
                    context()))
        .isEqualTo(4);
    assertThat(
            new CloseDecider()
                .resourceVersion(
                    cycles, new CloseCycle(LANCASHIRE, new CycleCode("other"), null), context()))
        .isZero();
  }

  @Test
  void itsChecklistNeverChanges() {
    var cycles = after(scheduled("2026-autumn", "2026-09-01"));

    refused(
        RefusalCode.CYCLE_FIXED,
        () -> when(cycles, schedule("Autumn", 2, "2026-09-01", "2026-11-30T17:00:00Z")));
  }

  @Test
  void itRatesAPublishedVersionAndEndsAfterItOpens() {
    refused(
        RefusalCode.CHECKLIST_UNKNOWN,
        () -> when(after(), schedule("Autumn", 2, "2026-09-01", "2026-11-30T17:00:00Z")));
    refused(
        RefusalCode.CUT_OFF_BEFORE_OPENING,
        () -> when(after(), schedule("Autumn", 1, "2026-09-01", "2026-08-31T23:00:00Z")));
  }

  @Test
  void closedIsClosed() {
    var open = after(scheduled("2026-autumn", "2026-09-01"));
    var close = new CloseCycle(LANCASHIRE, AUTUMN, null);
    var closed = open.evolve(new CycleClosed(AUTUMN));

    assertThat(close(open, close)).containsExactly(new CycleClosed(AUTUMN));
    assertThat(close(closed, close)).isEmpty();
    assertThat(when(closed, autumn())).isEmpty();
    refused(
        RefusalCode.CYCLE_CLOSED,
        () -> when(closed, schedule("Winter", 1, "2026-09-01", "2026-11-30T17:00:00Z")));
    refused(RefusalCode.CYCLE_UNKNOWN, () -> close(after(), close));
  }

  /** A5: no rating that was given may come to lie outside its cycle. */
  @Test
  void reschedulingLeavesNoRatingOutside() {
    var cycles = after(scheduled("2026-autumn", "2026-09-01"));
    var rated = new RatedDays(LocalDate.parse("2026-09-05"), LocalDate.parse("2026-10-10"));
    var untilTheTenth = schedule("Autumn", 1, "2026-09-05", "2026-10-10T23:00:00Z");

    assertThat(when(cycles, untilTheTenth, rated)).hasSize(1);
    refused(
        RefusalCode.RATINGS_STRANDED,
        () -> when(cycles, schedule("Autumn", 1, "2026-09-05", "2026-10-09T23:00:00Z"), rated));
    refused(
        RefusalCode.RATINGS_STRANDED,
        () -> when(cycles, schedule("Autumn", 1, "2026-09-06", "2026-11-30T17:00:00Z"), rated));
    assertThat(when(cycles, schedule("Autumn", 1, "2026-09-06", "2026-10-09T23:00:00Z"), null))
        .hasSize(1);
    assertThat(when(cycles, schedule("Autumn", 1, "2026-08-01", "2026-12-30T17:00:00Z"), rated))
        .hasSize(1);
  }

  @Test
  void theDayOfACutOffAtMidnightIsTheOneThatEnds() {
    Cycle cycle =
        after(
                new CycleScheduled(
                    AUTUMN,
                    "Autumn",
                    WORKFORCE,
                    1,
                    LocalDate.parse("2026-06-01"),
                    Instant.parse("2026-08-31T23:00:00Z"),
                    true))
            .require(AUTUMN);

    assertThat(cycle.outcomeDay()).isEqualTo("2026-08-31");
    refused(
        RefusalCode.EFFECTIVE_DATE_AFTER_CUT_OFF,
        () ->
            cycle.effectiveDay(
                LocalDate.parse("2026-09-01"), Instant.parse("2026-11-01T12:00:00Z")));
  }
}
