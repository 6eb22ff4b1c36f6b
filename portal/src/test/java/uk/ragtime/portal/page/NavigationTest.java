package uk.ragtime.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

  @ParameterizedTest
  @CsvSource({
    "/, WORK",
    "/lancashire/reviews, WORK",
    "/lancashire/cycles/c/areas/a/agencies/g/rate/tuning-in, WORK",
    "/lancashire, AREAS",
    "/lancashire/areas/a/movement, AREAS",
    "/lancashire/areas/a/agencies/g/capabilities/k, AREAS",
    "/lancashire/compare, AREAS",
    "/lancashire/downloads, AREAS",
    "/lancashire/actions/x, ACTIONS",
    "/lancashire/audit, AUDIT",
    "/lancashire/areas, SETUP",
    "/lancashire/agencies, SETUP",
    "/lancashire/cycles/c, SETUP",
    "/lancashire/members/invite, SETUP",
    "/help,",
    "/account,",
    "/lancashire/anything,",
  })
  void eachPageIsInAPartOrInNone(String path, Navigation.Part part) {
    assertThat(Navigation.Part.of(path)).isEqualTo(part);
  }

  @Test
  void whatOthersSetUpIsBeneathTheAreasForThoseWhoDoNot() {
    Navigation reader =
        new Navigation(
            "lancashire",
            "Lancashire",
            List.of(Navigation.Part.WORK, Navigation.Part.AREAS, Navigation.Part.ACTIONS));
    assertThat(reader.open(Navigation.Part.SETUP)).isEqualTo(Navigation.Part.AREAS);
    assertThat(reader.open(Navigation.Part.ACTIONS)).isEqualTo(Navigation.Part.ACTIONS);
    assertThat(reader.open(null)).isNull();
  }
}
