package uk.ragtime.query.rebuild.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;

class CompareStepTest {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final PartnershipCode DEVON = new PartnershipCode("devon");

  @Test
  void aPartnershipThatIsServedLessFarThanBuiltIsAhead() {
    assertThat(
            CompareStep.ahead(
                Map.of(KENT, 5L, LANCASHIRE, 7L), Map.of(KENT, 5L, LANCASHIRE, 8L, DEVON, 1L)))
        .containsExactlyInAnyOrder(LANCASHIRE, DEVON);
  }

  @Test
  void noneIsAheadThatIsServedFurtherThanBuilt() {
    assertThat(CompareStep.ahead(Map.of(KENT, 6L), Map.of(KENT, 5L))).isEmpty();
  }

  @Test
  void aQuarantinedPartnershipIsNotAwaited() {
    assertThat(CompareStep.awaited(Set.of(KENT, LANCASHIRE), Set.of(LANCASHIRE, DEVON)))
        .containsExactly(KENT);
    assertThat(CompareStep.awaited(Set.of(LANCASHIRE), Set.of(LANCASHIRE))).isEmpty();
  }
}
