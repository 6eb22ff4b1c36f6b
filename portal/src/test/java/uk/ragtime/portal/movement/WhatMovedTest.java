package uk.ragtime.portal.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.Movement.Cell;
import uk.ragtime.portal.api.Movement.Move;
import uk.ragtime.portal.api.Movement.State;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.ProfileAddress;

class WhatMovedTest {
  private static final Movement.Counted NOTHING =
      new Movement.Counted(new Profile.RollUp("worst", null, null), Distribution.NOTHING);

  @Test
  void countsWhatItSaysItCounts() {
    WhatMoved moved = moved(new Movement.Counts(2, 1, 5, 1, 0, 0, 3, 4));
    assertThat(moved.sentences())
        .containsExactly(
            "8 ratings were given at both moments: 1 worse, 2 better, 5 as they were.",
            "One is rated that was not before.",
            "3 are no longer rated.",
            "4 were rated at neither moment.");
  }

  @Test
  void saysThatNothingMoved() {
    assertThat(moved(new Movement.Counts(0, 0, 88, 0, 0, 0, 0, 0)).sentences())
        .containsExactly("Nothing moved: all 88 ratings given at both moments are as they were.");
    assertThat(moved(new Movement.Counts(0, 0, 0, 7, 0, 0, 0, 0)).sentences().getFirst())
        .isEqualTo("No rating was given at both moments, so nothing can be compared.");
  }

  @Test
  void whereNothingWasRatedNothingIsSaidOfDaysInRed() {
    WhatMoved moved =
        moved(
            new Movement.Counts(0, 0, 0, 0, 0, 0, 0, 1),
            new Cell("midwifery", State.NOT_RATED, State.NOT_RATED, Move.NOT_RATED, 0, 0, false));
    assertThat(moved.unrated()).isTrue();
  }

  @Test
  void namesBothMomentsAndTheDaysOfCycles() {
    WhatMoved moved = moved(new Movement.Counts(0, 0, 1, 0, 0, 0, 0, 0));
    assertThat(moved.ends()).isEqualTo("From 2026 spring (15 May 2026) to 30 November 2026");
    assertThat(moved.then()).isEqualTo("2026 spring");
    assertThat(moved.now()).isEqualTo("30 November 2026");
    assertThat(moved.period()).isEqualTo(199);
  }

  @Test
  void tellsWorseFirstAndOfTheseTheFurthest() {
    // when
    List<WhatMoved.Group> groups =
        moved(
                new Movement.Counts(1, 2, 0, 0, 0, 0, 1, 0),
                new Cell("midwifery", State.RED, State.AMBER, Move.IMPROVED, 40, 0, false),
                new Cell("early-help", State.AMBER, State.RED, Move.DECLINED, 9, 0, false),
                new Cell("perinatal", State.GREEN, State.NOT_RATED, Move.GONE, 0, 0, false),
                new Cell("hubs", State.GREEN, State.RED, Move.DECLINED, 90, 2, true))
            .groups();

    // then
    assertThat(groups)
        .extracting(WhatMoved.Group::move)
        .containsExactly(Move.DECLINED, Move.IMPROVED, Move.GONE);
    assertThat(groups.getFirst().moved())
        .containsExactly(
            new WhatMoved.Moved(
                "Tuning in, hubs: from Green to Red",
                "/lancashire/areas/blackpool/agencies/hubs/capabilities/tuning-in"),
            new WhatMoved.Moved(
                "Tuning in, early-help: from Amber to Red",
                "/lancashire/areas/blackpool/agencies/early-help/capabilities/tuning-in"));
    assertThat(groups.get(1).moved().getFirst().sentence())
        .isEqualTo("Tuning in, Midwifery: from Red to Amber");
  }

  @Test
  void listsDaysInRedTheLongestFirstAndWhatFlaps() {
    WhatMoved moved =
        moved(
            new Movement.Counts(1, 1, 0, 0, 0, 0, 0, 0),
            new Cell("midwifery", State.RED, State.AMBER, Move.IMPROVED, 40, 1, false),
            new Cell("hubs", State.GREEN, State.RED, Move.DECLINED, 90, 2, true));
    assertThat(moved.red()).extracting(WhatMoved.Timed::number).containsExactly(90, 40);
    assertThat(moved.flapping()).extracting(WhatMoved.Timed::agency).containsExactly("hubs");
  }

  @Test
  void claimsNoMovementOfSeveralThatWereRatedApart() {
    WhatMoved moved =
        moved(
            new Movement.Counts(0, 0, 0, 0, 0, 1, 0, 0),
            new Cell("hubs", State.REGROUPED, State.RED, Move.REGROUPED, 0, 0, false));
    assertThat(moved.isStill()).isTrue();
    assertThat(moved.groups().getFirst().moved().getFirst().sentence())
        .isEqualTo("Tuning in, hubs: from several, rated apart to Red");
  }

  @Test
  void leavesEmptyRowsAndColumnsOutOfTheTable() {
    TransitionTable table =
        TransitionTable.of(
            new Transitions(
                List.of(
                    new Movement.Transition(State.RED, State.RED, 3),
                    new Movement.Transition(State.RED, State.GREEN, 2))));
    assertThat(table.rows()).hasSize(1);
    assertThat(table.columns()).hasSize(2);
    assertThat(table.totals()).containsExactly(2, 3);
    assertThat(table.total()).isEqualTo(5);
  }

  private static WhatMoved moved(Movement.Counts counts, Cell... cells) {
    Movement movement =
        new Movement(
            new Movement.End(LocalDate.of(2026, 5, 15), "spring"),
            new Movement.End(LocalDate.of(2026, 11, 30), null),
            "workforce",
            1,
            counts,
            List.of(),
            130,
            1,
            List.of(
                new Movement.OfCapability(
                    "tuning-in", "Tuning in", "practice", NOTHING, NOTHING, List.of(cells))));
    return WhatMoved.of(
        ProfileAddress.of(AreaAddress.of("lancashire", "blackpool", null)),
        movement,
        ChecklistTexts.AS_LISTED,
        List.of(
            new Lists.Cycle(
                "spring", "2026 spring", "workforce", 1, null, null, false, "CLOSED", null)),
        List.of(new Lists.Agency("midwifery", "Midwifery", null, List.of())),
        EnglishWords.words());
  }
}
