package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;

class CellNumbersTest {
  private static final AreaCode AREA = new AreaCode("blackpool");
  private static final AgencyCode AGENCY = new AgencyCode("midwifery");

  /** CRC-32 of "lancashire" without its highest bit, which the migrations compute likewise. */
  private static final long FIRST = (0x78e9_1a9eL << 32) + 1;

  private final CellNumbers cells = new CellNumbers(new PartnershipCode("lancashire"));

  @Test
  void cellsAreNumberedInTheOrderInWhichTheyAreRatedFirst() {
    assertThat(cells.find(AREA, AGENCY, 7)).isZero();

    assertThat(cells.next(AREA, AGENCY, 7)).isEqualTo(FIRST);
    assertThat(cells.next(new AreaCode("preston"), AGENCY, 7)).isEqualTo(FIRST + 1);
    assertThat(cells.next(AREA, new AgencyCode("police"), 7)).isEqualTo(FIRST + 2);

    assertThat(cells.find(AREA, AGENCY, 7)).isEqualTo(FIRST);
    assertThat(cells.find(AREA, AGENCY, 8)).isZero();
    assertThat(cells.count()).isEqualTo(3);
  }

  @Test
  void anotherPartnershipHasOtherNumbers() {
    CellNumbers others = new CellNumbers(new PartnershipCode("blackpool"));

    assertThat(others.next(AREA, AGENCY, 7)).isPositive().isNotEqualTo(FIRST);
  }

  @Test
  void aNewCellGoesOnFromThoseThatWereNumberedBefore() {
    cells.add(AREA, AGENCY, 7, FIRST + 11);
    cells.add(AREA, AGENCY, 8, FIRST + 4);

    assertThat(cells.next(AREA, AGENCY, 9)).isEqualTo(FIRST + 12);
    assertThat(cells.find(AREA, AGENCY, 8)).isEqualTo(FIRST + 4);
  }

  @Test
  void anAgencyMayRateManyLines() {
    LongStream.range(0, 100).forEach(line -> cells.next(AREA, AGENCY, line));

    assertThat(LongStream.range(0, 100).map(line -> cells.find(AREA, AGENCY, line)))
        .containsExactly(LongStream.range(FIRST, FIRST + 100).boxed().toArray(Long[]::new));
  }
}
