package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;

class CellNumbersTest {
  private static final AreaCode AREA = new AreaCode("blackpool");
  private static final AgencyCode AGENCY = new AgencyCode("midwifery");

  private final CellNumbers cells = new CellNumbers();

  @Test
  void cellsAreNumberedInTheOrderInWhichTheyAreRatedFirst() {
    assertThat(cells.find(AREA, AGENCY, 7)).isZero();

    assertThat(cells.next(AREA, AGENCY, 7)).isEqualTo(1);
    assertThat(cells.next(new AreaCode("preston"), AGENCY, 7)).isEqualTo(2);
    assertThat(cells.next(AREA, new AgencyCode("police"), 7)).isEqualTo(3);

    assertThat(cells.find(AREA, AGENCY, 7)).isEqualTo(1);
    assertThat(cells.find(AREA, AGENCY, 8)).isZero();
    assertThat(cells.count()).isEqualTo(3);
  }

  @Test
  void aNewCellGoesOnFromThoseThatWereNumberedBefore() {
    cells.add(AREA, AGENCY, 7, 12);
    cells.add(AREA, AGENCY, 8, 5);

    assertThat(cells.next(AREA, AGENCY, 9)).isEqualTo(13);
    assertThat(cells.find(AREA, AGENCY, 8)).isEqualTo(5);
  }

  @Test
  void anAgencyMayRateManyLines() {
    LongStream.range(0, 100).forEach(line -> cells.next(AREA, AGENCY, line));

    assertThat(LongStream.range(0, 100).map(line -> cells.find(AREA, AGENCY, line)))
        .containsExactly(LongStream.rangeClosed(1, 100).boxed().toArray(Long[]::new));
  }
}
