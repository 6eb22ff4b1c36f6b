package uk.ragtime.query.action;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;
import static uk.ragtime.query.checklist.ChecklistViews.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;

class NamedItemsTest {
  private static final CapabilityCode CUES = new CapabilityCode("cues");
  private static final CapabilityCode POSTERS = new CapabilityCode("posters");
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final CapabilityCode PLAY = new CapabilityCode("play");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 10, 1);

  private static final List<Lineage.Item> VERSION_1 = List.of(item("cues"), item("posters"));

  /** Cues were split, posters dropped, and the code was given to another item. */
  private static final List<Lineage.Item> VERSION_2 =
      List.of(
          item("tuning-in", Origin.Kind.SPLIT, "cues"),
          item("play", Origin.Kind.SPLIT, "cues"),
          item("posters", Origin.Kind.NEW));

  private static final NamedItems ITEMS =
      new NamedItems(
          new Cycles(
              List.of(
                  cycle("spring", 1, "2026-02-01", "2026-05-31T22:59:59Z"),
                  cycle("autumn", 2, "2026-09-01", "2026-11-30T23:59:59Z"))),
          ChecklistViews.last(VERSION_1, VERSION_2),
          Map.of(
              1, Map.of(CUES, line(1, 1), POSTERS, line(1, 2)),
              2, Map.of(TUNING_IN, line(2, 1), PLAY, line(2, 2), POSTERS, line(2, 3))));

  private static Cycle cycle(String code, int version, String opensOn, String cutOff) {
    return new Cycle(
        new CycleCode(code),
        code,
        new ChecklistCode("workforce"),
        version,
        LocalDate.parse(opensOn),
        Instant.parse(cutOff),
        false,
        null);
  }

  @Test
  void anItemThatWasSplitStandsForItsParts() {
    assertThat(ITEMS.now(CUES, FIRST)).containsExactly(TUNING_IN, PLAY);
  }

  @Test
  void aCodeThatIsInUseStandsForItself() {
    assertThat(ITEMS.now(PLAY, SECOND)).containsExactly(PLAY);
  }

  @Test
  void aCodeMeansTheItemThatHadItWhenItWasNamed() {
    assertThat(ITEMS.now(POSTERS, FIRST)).isEmpty();
    assertThat(ITEMS.now(POSTERS, SECOND)).containsExactly(POSTERS);
  }

  @Test
  void aCodeThatNoVersionHasStandsForNothing() {
    assertThat(ITEMS.now(new CapabilityCode("unheard-of"), FIRST)).isEmpty();
  }
}
