package uk.ragtime.command.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.cancel.CancelCycle;
import uk.ragtime.command.cycle.cancel.CancelDecider;
import uk.ragtime.command.cycle.close.CloseCycle;
import uk.ragtime.command.cycle.close.CloseDecider;
import uk.ragtime.command.cycle.schedule.ScheduleCycle;
import uk.ragtime.command.cycle.schedule.ScheduleDecider;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** The lifecycle of review cycles, cell by cell. */
class CycleLifecycleTest {
  private static final PartnershipCode PENNINE = new PartnershipCode("pennine");
  private static final ChecklistCode WORKFORCE = new ChecklistCode("workforce");
  private static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  private static final LocalDate OPENS_ON = LocalDate.of(2026, 9, 1);
  private static final Instant CUT_OFF = Instant.parse("2026-11-30T17:00:00Z");
  private static final CycleRules EVERY =
      new CycleRules(ReviewRule.EVERY, Set.of(Rating.RED), Set.of(), true);
  private static final Sealed REASON =
      Sealed.of(
          Opening.of(SealedField.REASON, new SealKey("A".repeat(43)), new FreeText("A reason")));
  private static final CycleScheduled SCHEDULED =
      new CycleScheduled(AUTUMN, "Autumn", WORKFORCE, 1, OPENS_ON, CUT_OFF, false);
  private static final CycleScheduled HISTORIC =
      new CycleScheduled(AUTUMN, "Autumn", WORKFORCE, 1, OPENS_ON, CUT_OFF, true);

  private enum Standing {
    NONE("2026-10-01"),
    PLANNED("2026-08-31", SCHEDULED),
    OPEN("2026-10-01", SCHEDULED),
    PAST_CUT_OFF("2026-12-01", SCHEDULED),
    CLOSED("2026-10-01", SCHEDULED, new CycleClosed(AUTUMN)),
    CANCELLED("2026-10-01", SCHEDULED, new CycleCancelled(AUTUMN, REASON.seal()));

    private final Instant now;
    private final List<CycleEvent> events;

    Standing(String day, CycleEvent... events) {
      this.now = Instant.parse(day + "T12:00:00Z");
      this.events = List.of(events);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          command                | NONE           | PLANNED          | OPEN              | PAST_CUT_OFF      | CLOSED            | CANCELLED
          PUT, as it is          | CycleScheduled | nothing          | nothing           | nothing           | nothing           | cycle-cancelled
          PUT, name              | CycleScheduled | CycleRescheduled | CycleRescheduled  | CycleRescheduled  | cycle-closed      | cycle-cancelled
          PUT, dates             | CycleScheduled | CycleRescheduled | CycleRescheduled  | CycleRescheduled  | cycle-closed      | cycle-cancelled
          PUT, rules             | CycleScheduled | CycleRescheduled | cycle-fixed       | cycle-fixed       | cycle-fixed       | cycle-cancelled
          PUT, name and rules    | CycleScheduled | CycleRescheduled | cycle-fixed       | cycle-fixed       | cycle-fixed       | cycle-cancelled
          PUT, checklist         | CycleScheduled | cycle-fixed      | cycle-fixed       | cycle-fixed       | cycle-fixed       | cycle-cancelled
          PUT, version           | CycleScheduled | cycle-fixed      | cycle-fixed       | cycle-fixed       | cycle-fixed       | cycle-cancelled
          PUT, kind              | CycleScheduled | cycle-fixed      | cycle-fixed       | cycle-fixed       | cycle-fixed       | cycle-cancelled
          close                  | cycle-unknown  | CycleClosed      | CycleClosed       | CycleClosed       | nothing           | cycle-cancelled
          cancel                 | cycle-unknown  | CycleCancelled   | cycle-not-planned | cycle-not-planned | cycle-not-planned | nothing
          """)
  void eachActHasItsOutcome(
      String command,
      String none,
      String planned,
      String open,
      String pastCutOff,
      String closed,
      String cancelled) {
    assertThat(
            Arrays.stream(Standing.values()).map(standing -> outcome(command, standing)).toList())
        .containsExactly(none, planned, open, pastCutOff, closed, cancelled);
  }

  private static String outcome(String command, Standing standing) {
    Cycles cycles = Cycles.streamType().initial().get();
    for (CycleEvent event : standing.events) {
      cycles = cycles.evolve(event);
    }
    try {
      List<CycleEvent> events = decide(command, cycles, standing.now);
      return events.isEmpty() ? "nothing" : events.getFirst().getClass().getSimpleName();
    } catch (Refused refused) {
      return refused.code().code();
    }
  }

  private static List<CycleEvent> decide(String command, Cycles cycles, Instant now) {
    return switch (command) {
      case "PUT, as it is" -> put(cycles, now, "Autumn", CUT_OFF, WORKFORCE, 1, false, null);
      case "PUT, name" -> put(cycles, now, "Winter", CUT_OFF, WORKFORCE, 1, false, null);
      case "PUT, dates" ->
          put(cycles, now, "Autumn", CUT_OFF.plusSeconds(1), WORKFORCE, 1, false, null);
      case "PUT, rules" -> put(cycles, now, "Autumn", CUT_OFF, WORKFORCE, 1, false, EVERY);
      case "PUT, name and rules" -> put(cycles, now, "Winter", CUT_OFF, WORKFORCE, 1, false, EVERY);
      case "PUT, checklist" ->
          put(cycles, now, "Winter", CUT_OFF, new ChecklistCode("other"), 1, false, EVERY);
      case "PUT, version" -> put(cycles, now, "Autumn", CUT_OFF, WORKFORCE, 2, false, null);
      case "PUT, kind" -> put(cycles, now, "Autumn", CUT_OFF, WORKFORCE, 1, true, null);
      case "close" ->
          new CloseDecider()
              .decide(cycles, new CloseCycle(PENNINE, AUTUMN, REASON), references().at(now));
      case "cancel" ->
          new CancelDecider()
              .decide(cycles, new CancelCycle(PENNINE, AUTUMN, REASON), references().at(now));
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static List<CycleEvent> put(
      Cycles cycles,
      Instant now,
      String name,
      Instant cutOff,
      ChecklistCode checklist,
      int version,
      boolean historic,
      @Nullable CycleRules rules) {
    return new ScheduleDecider()
        .decide(
            cycles,
            new ScheduleCycle(
                PENNINE, AUTUMN, name, checklist, version, OPENS_ON, cutOff, historic, rules,
                REASON),
            references().at(now));
  }

  private static KnownReferences references() {
    return new KnownReferences()
        .with(StreamId.of(WORKFORCE), published(WORKFORCE))
        .with(StreamId.of(new ChecklistCode("other")), published(new ChecklistCode("other")));
  }

  private static Checklist published(ChecklistCode code) {
    Checklist checklist = Checklist.streamType().initial().get();
    for (int version = 1; version <= 2; version++) {
      checklist =
          checklist.evolve(new ChecklistVersionPublished(code, version, "Title", List.of(), null));
    }
    return checklist;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01", "2026-08-31", "2026-10-01", "2030-01-01"})
  void aHistoricCycleIsOpenUntilItIsClosed(String day) {
    Cycles cycles = Cycles.streamType().initial().get().evolve(HISTORIC);
    Instant now = Instant.parse(day + "T12:00:00Z");

    assertThat(cycles.require(AUTUMN).phase(now)).isEqualTo(CyclePhase.OPEN);
    assertThat(cycles.evolve(new CycleClosed(AUTUMN)).require(AUTUMN).phase(now))
        .isEqualTo(CyclePhase.CLOSED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-31T22:59:59.999999Z, PLANNED",
    "2026-08-31T23:00:00Z, OPEN",
    "2026-11-30T16:59:59.999999Z, OPEN",
    "2026-11-30T17:00:00Z, PAST_CUT_OFF"
  })
  void phasesChangeAtMidnightInLondonAndAtTheCutOff(Instant now, CyclePhase phase) {
    Cycles cycles = Cycles.streamType().initial().get().evolve(SCHEDULED);

    assertThat(cycles.require(AUTUMN).phase(now)).isEqualTo(phase);
  }

  @Test
  void rulesHoldUntilOthersAreGiven() {
    Cycles cycles = Cycles.streamType().initial().get().evolve(SCHEDULED);
    assertThat(cycles.require(AUTUMN).rules()).isEqualTo(CycleRules.DEFAULT);

    List<CycleEvent> changed =
        put(cycles, Standing.PLANNED.now, "Autumn", CUT_OFF, WORKFORCE, 1, false, EVERY);
    assertThat(changed)
        .containsExactly(
            new CycleRescheduled(AUTUMN, "Autumn", OPENS_ON, CUT_OFF, EVERY, REASON.seal()));
    Cycles strict = cycles.evolve(changed.getFirst());
    assertThat(strict.require(AUTUMN).rules()).isEqualTo(EVERY);

    List<CycleEvent> renamed =
        put(strict, Standing.OPEN.now, "Winter", CUT_OFF, WORKFORCE, 1, false, null);
    assertThat(renamed)
        .containsExactly(
            new CycleRescheduled(AUTUMN, "Winter", OPENS_ON, CUT_OFF, null, REASON.seal()));
    assertThat(strict.evolve(renamed.getFirst()).require(AUTUMN).rules()).isEqualTo(EVERY);
  }
}
