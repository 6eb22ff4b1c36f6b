package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AreaAddressTest {

  private static final AreaAddress ONE = new AreaAddress("lancashire", "blackpool", null);

  @Test
  void leavesOutWhatNeedNotBeSaid() {
    assertThat(ONE.profile()).isEqualTo("/lancashire/areas/blackpool");
    assertThat(ONE.profile("worst", null)).isEqualTo("/lancashire/areas/blackpool?rollup=worst");
    assertThat(ONE.story("midwifery", "tuning-in"))
        .isEqualTo("/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in");
  }

  @Test
  void keepsTheChecklistWithDateRuleAndStory() {
    AreaAddress leaders = ONE.by("leaders");
    assertThat(leaders.profile("majority", LocalDate.of(2025, 10, 14)))
        .isEqualTo("/lancashire/areas/blackpool?checklist=leaders&rollup=majority&asOf=2025-10-14");
    assertThat(leaders.story("midwifery", "tuning-in"))
        .isEqualTo(
            "/lancashire/areas/blackpool/agencies/midwifery/capabilities/tuning-in"
                + "?checklist=leaders");
  }

  @Test
  void takesWhatVisitorsTypeForNothingElseThanACode() {
    assertThat(AreaAddress.of("lancashire", "blackpool", " ")).isEqualTo(ONE);
    assertThat(AreaAddress.of("lancashire", "blackpool", "a&b=#{c}\r\n/").profile())
        .isEqualTo("/lancashire/areas/blackpool?checklist=a%26b%3D%23%7Bc%7D%0D%0A/");
  }
}
