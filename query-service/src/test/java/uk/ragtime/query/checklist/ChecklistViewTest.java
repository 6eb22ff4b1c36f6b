package uk.ragtime.query.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Origin.Kind;

class ChecklistViewTest {
  /** a goes on, b gets another name and then parts, c is dropped, d is new. */
  private static final ChecklistView VIEW =
      ChecklistViews.last(
          List.of(item("a"), item("b1"), item("c")),
          List.of(item("a"), item("b2", Kind.SAME, "b1")),
          List.of(
              item("a", Kind.REWORDED, "a"),
              item("b3", Kind.SPLIT, "b2"),
              item("b4", Kind.SPLIT, "b2"),
              item("d")));

  @Test
  void seesTheLinesOfItsItemsAndOfWhatTheyCarryOn() {
    assertThat(VIEW.lineNumbers())
        .containsExactlyInAnyOrder(
            ChecklistViews.line(1, 1),
            ChecklistViews.line(1, 2),
            ChecklistViews.line(3, 2),
            ChecklistViews.line(3, 3),
            ChecklistViews.line(3, 4));
  }

  @Test
  void saysHowAnItemStandsToAnEarlierVersion() {
    assertThat(mapping("a")).isEqualTo(CapabilityMapping.REWORDED);
    assertThat(mapping("b3")).isEqualTo(CapabilityMapping.SPLIT);
    assertThat(mapping("d")).isEqualTo(CapabilityMapping.NONE);
    ChecklistView second =
        ChecklistViews.at(
            2,
            List.of(item("a"), item("b1"), item("c")),
            List.of(item("a"), item("b2", Kind.SAME, "b1")));
    assertThat(CapabilityMapping.of(code("b2"), second.descent(code("b2"), 1)))
        .isEqualTo(CapabilityMapping.RENAMED);
    assertThat(CapabilityMapping.of(code("a"), second.descent(code("a"), 1)))
        .isEqualTo(CapabilityMapping.SAME);
  }

  @Test
  void namesWhatNoItemCarriesOn() {
    assertThat(VIEW.unmappedCodes(1)).containsExactly(code("c"));
    assertThat(VIEW.unmappedCodes(2)).isEmpty();
    assertThat(
            VIEW.unmappedCodes(
                List.of(ChecklistViews.line(1, 1), ChecklistViews.line(1, 3), 4711L)))
        .as("the line of another checklist is not its affair")
        .containsExactly(code("c"));
  }

  @Test
  void throughNothingOneSeesNothing() {
    assertThat(ChecklistView.NONE.capabilities()).isEmpty();
    assertThat(ChecklistView.NONE.lineNumbers()).isEmpty();
  }

  private static CapabilityMapping mapping(String code) {
    return CapabilityMapping.of(code(code), VIEW.descent(code(code), 1));
  }

  private static CapabilityCode code(String value) {
    return new CapabilityCode(value);
  }
}
