package uk.ragtime.portal.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.RollUpRule;
import uk.ragtime.portal.partnership.AreaTable.Choice;
import uk.ragtime.portal.partnership.AreaTable.Order;

class AreaTableTest {
  private static Choice choice(String contains, Order order, int page) {
    return new Choice("lancashire", null, contains, order, RollUpRule.WORST, page);
  }

  /** Areas A1 and so on, the last with the most Red. */
  private static AreaTable table(int areas, Choice choice) {
    List<String> codes = IntStream.rangeClosed(1, areas).mapToObj("a%03d"::formatted).toList();
    List<AreaMatrix.Row> rows =
        IntStream.range(0, areas)
            .mapToObj(i ->
                new AreaMatrix.Row(codes.get(i), 1, new Distribution(i, 0, 1, 0, 0), List.of()))
            .toList();
    return AreaTable.of(
        new AreaMatrix(null, "workforce", 1, List.of(), rows),
        codes.stream().map(code -> new Lists.Area(code, "Area " + code, null)).toList(),
        null,
        choice,
        EnglishWords.words());
  }

  private static List<String> names(AreaTable table) {
    return table.rows().stream().map(AreaTable.Row::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1, 0",
    "1, 1, 1, 1, 1",
    "25, 1, 1, 1, 25",
    "26, 1, 2, 1, 25",
    "26, 2, 2, 26, 26",
    "26, 3, 2, 26, 26",
    "26, 0, 2, 1, 25",
    "150, 6, 6, 126, 150"
  })
  void aPageHasTwentyFiveAreas(int areas, int asked, int pages, int first, int last) {
    AreaTable table = table(areas, choice("", Order.NAME, asked));

    assertThat(table.page().pages()).hasSize(pages);
    assertThat(table.page().first()).isEqualTo(first);
    assertThat(table.page().last()).isEqualTo(last);
    assertThat(table.rows()).hasSize(last - first + 1);
    assertThat(table.all()).isEqualTo(areas);
  }

  @Test
  void allAreOrderedBeforeTheyAreDivided() {
    assertThat(names(table(60, choice("", Order.RED, 1)))).first().isEqualTo("Area a060");
    assertThat(names(table(60, choice("", Order.RED, 3)))).last().isEqualTo("Area a001");
    assertThat(names(table(60, choice("", Order.NAME, 3)))).last().isEqualTo("Area a060");
  }

  @Test
  void onlyAreasWhoseNameFitsAreCounted() {
    AreaTable table = table(150, choice("a01", Order.NAME, 1));

    assertThat(table.rows()).hasSize(10);
    assertThat(table.page().found()).isEqualTo(10);
    assertThat(table.page().isOnly()).isTrue();
  }

  @Test
  void anotherPageKeepsTheChoices() {
    assertThat(choice("a & b=c", Order.RED, 1).onPage(2))
        .isEqualTo("/lancashire?contains=a%20%26%20b%3Dc&order=red&rollup=worst&page=2");
    assertThat(new Choice("kent", "early", "", Order.NAME, RollUpRule.WORST, 2).onPage(1))
        .isEqualTo("/kent?checklist=early&order=name&rollup=worst&page=1");
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "0, 0", "-1, 1", "x, 1", "'', 1", "9999999, 1", "2.5, 1"})
  void whatIsNoNumberIsTheFirstPage(String text, int number) {
    assertThat(PageOfAreas.number(text)).isEqualTo(number);
    assertThat(PageOfAreas.number(null)).isEqualTo(1);
  }
}
