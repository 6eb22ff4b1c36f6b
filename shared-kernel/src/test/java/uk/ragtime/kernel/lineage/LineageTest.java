package uk.ragtime.kernel.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Lineage.Item;
import uk.ragtime.kernel.lineage.Origin.Kind;

class LineageTest {
  private static final CapabilityCode A = new CapabilityCode("a");
  private static final CapabilityCode B = new CapabilityCode("b");
  private static final CapabilityCode C = new CapabilityCode("c");
  private static final CapabilityCode D = new CapabilityCode("d");

  @Test
  void anItemWithoutAnOriginCarriesOnTheOneOfItsCode() {
    Lineage lineage = Lineage.NONE.with(items(A, B)).with(items(A, C));

    assertThat(lineage.line(2, A)).isEqualTo(lineage.line(1, A)).contains(new Line(1, A));
    assertThat(lineage.line(2, C)).contains(new Line(2, C));
    assertThat(lineage.descent(2, C, 1).codes()).isEmpty();
  }

  /** A2: a code belongs to a line only in the versions in which the line has it. */
  @Test
  void codesThatChangePlacesBringTheirOwnLinesAlong() {
    Lineage lineage =
        Lineage.NONE
            .with(items(A, B))
            .with(List.of(new Item(A, Origin.same(B)), new Item(B, Origin.same(A))));

    assertThat(lineage.line(2, A)).contains(new Line(1, B));
    assertThat(lineage.line(2, B)).contains(new Line(1, A));
    assertThat(lineage.code(new Line(1, A), 2)).contains(B);
    assertThat(lineage.lastCode(new Line(1, A))).isEqualTo(B);
    assertThat(lineage.descent(2, B, 1)).isEqualTo(new Descent(List.of(A), Set.of()));
    assertThat(lineage.descent(1, A, 2)).isEqualTo(new Descent(List.of(B), Set.of()));
  }

  @Test
  void aNewItemBringsNothingAlongThoughItsCodeWasUsedBefore() {
    Lineage lineage = Lineage.NONE.with(items(A)).with(List.of(new Item(A, Origin.NEW)));

    assertThat(lineage.ancestry(2, A).lines()).containsExactly(new Line(2, A));
    assertThat(lineage.code(new Line(1, A), 2)).isEmpty();
  }

  @Test
  void aRewordedItemGoesOnAndIsMarked() {
    Lineage lineage =
        Lineage.NONE
            .with(items(A))
            .with(List.of(new Item(B, new Origin(Kind.REWORDED, List.of(A)))))
            .with(items(B));

    assertThat(lineage.line(3, B)).contains(new Line(1, A));
    assertThat(lineage.descent(3, B, 1).isAcrossWording()).isTrue();
    assertThat(lineage.descent(3, B, 2).isAcrossWording()).isFalse();
    assertThat(lineage.descent(1, A, 3).isAcrossWording()).isTrue();
  }

  @Test
  void partsShowWhatTheWholeWasUntilTheyAreRatedThemselves() {
    Origin part = new Origin(Kind.SPLIT, List.of(A));
    Lineage lineage =
        Lineage.NONE.with(items(A)).with(List.of(new Item(B, part), new Item(C, part)));
    Line whole = new Line(1, A);
    Line first = new Line(2, B);

    assertThat(woven(lineage.ancestry(2, B), Map.of(whole, Rating.RED)))
        .isEqualTo(new Woven.One<>(Rating.RED));
    assertThat(woven(lineage.ancestry(2, B), Map.of(whole, Rating.RED, first, Rating.GREEN)))
        .isEqualTo(new Woven.One<>(Rating.GREEN));
    assertThat(woven(lineage.ancestry(2, C), Map.of(whole, Rating.RED, first, Rating.GREEN)))
        .isEqualTo(new Woven.One<>(Rating.RED));
    assertThat(lineage.descent(2, B, 1)).isEqualTo(new Descent(List.of(A), Set.of(Kind.SPLIT)));
  }

  @Test
  void whatTakesThePlaceOfSeveralClaimsNothingUnlessTheyWereRatedAlike() {
    Lineage lineage =
        Lineage.NONE
            .with(items(A, B))
            .with(List.of(new Item(C, new Origin(Kind.MERGED, List.of(A, B)))));
    Line a = new Line(1, A);
    Line b = new Line(1, B);
    Ancestry merged = lineage.ancestry(2, C);

    assertThat(woven(merged, Map.of(a, Rating.RED, b, Rating.RED)))
        .isEqualTo(new Woven.One<>(Rating.RED));
    assertThat(woven(merged, Map.of(a, Rating.RED, b, Rating.GREEN)))
        .isEqualTo(new Woven.Regrouped<>(List.of(Rating.RED, Rating.GREEN)));
    assertThat(woven(merged, Map.of(a, Rating.RED)))
        .isEqualTo(new Woven.Regrouped<>(List.of(Rating.RED)));
    assertThat(woven(merged, Map.of())).isEqualTo(new Woven.Nothing<>());
    assertThat(woven(merged, Map.of(a, Rating.RED, new Line(2, C), Rating.AMBER)))
        .isEqualTo(new Woven.One<>(Rating.AMBER));
    assertThat(lineage.descent(2, C, 1).codes()).containsExactly(A, B);
  }

  @Test
  void mergingWhatWasMergedBeforeAsksAllThatCameBefore() {
    Lineage lineage =
        Lineage.NONE
            .with(items(A, B, C))
            .with(List.of(new Item(D, new Origin(Kind.MERGED, List.of(A, B))), new Item(C, null)))
            .with(List.of(new Item(A, new Origin(Kind.MERGED, List.of(D, C)))));
    Ancestry merged = lineage.ancestry(3, A);
    Line a = new Line(1, A);
    Line b = new Line(1, B);
    Line c = new Line(1, C);
    Line d = new Line(2, D);

    assertThat(merged.paths()).hasSize(3);
    assertThat(woven(merged, Map.of(a, Rating.RED, b, Rating.RED, c, Rating.RED)))
        .isEqualTo(new Woven.One<>(Rating.RED));
    assertThat(
            woven(merged, Map.of(a, Rating.RED, b, Rating.GREEN, d, Rating.AMBER, c, Rating.AMBER)))
        .isEqualTo(new Woven.One<>(Rating.AMBER));
    assertThat(lineage.pathsFrom(List.of(A))).isEqualTo(3);
  }

  @Test
  void twoThatCarryOnTheSameOneInAnEarlyLogAreItsParts() {
    Lineage lineage =
        Lineage.NONE.with(items(A)).with(List.of(new Item(A, null), new Item(B, Origin.same(A))));

    assertThat(lineage.origin(2, A)).contains(new Origin(Kind.SPLIT, List.of(A)));
    assertThat(lineage.ancestry(2, A).paths())
        .containsExactly(List.of(new Line(2, A), new Line(1, A)));
    assertThat(lineage.ancestry(2, B).paths())
        .containsExactly(List.of(new Line(2, B), new Line(1, A)));
  }

  @Test
  void anOriginNamesAsManyCodesAsItsKindSays() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Origin(Kind.MERGED, List.of(A)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Origin(Kind.MERGED, List.of(A, A)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Origin(Kind.SPLIT, List.of(A, B)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Origin(Kind.NEW, List.of(A)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Origin(Kind.SAME, List.of()));
  }

  private static Woven<Rating> woven(Ancestry ancestry, Map<Line, Rating> ratings) {
    return ancestry.weave(ratings::get, rating -> rating, Comparator.naturalOrder());
  }

  private static List<Item> items(CapabilityCode... codes) {
    return List.of(codes).stream().map(code -> new Item(code, null)).toList();
  }
}
