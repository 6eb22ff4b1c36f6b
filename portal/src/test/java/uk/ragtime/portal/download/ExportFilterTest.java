package uk.ragtime.portal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.page.FieldError;

class ExportFilterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static ExportFilter filter(String asOf, String knownAt) {
    return new ExportFilter(
        "blackpool", "midwifery", "workforce/tuning-in", "", "", "", "", "", asOf, knownAt, "", "");
  }

  @Test
  void sendsOnlyWhatAnExportTakes() {
    assertThat(filter("14 October 2025", "").parameters(Export.RATINGS, TODAY))
        .isEqualTo(Map.of("area", "blackpool", "asOf", "2025-10-14"));
    assertThat(filter("14 October 2025", "").parameters(Export.CHANGES, TODAY))
        .isEqualTo(
            Map.of(
                "area", "blackpool",
                "agency", "midwifery",
                "checklist", "workforce",
                "capability", "tuning-in",
                "kinds", "all"));
  }

  @Test
  void knowsADayUntilItsEndInLondon() {
    assertThat(filter("", "14 7 2026").parameters(Export.PROFILE, TODAY))
        .containsEntry("knownAt", "2026-07-14T22:59:59.999999Z");
    assertThat(filter("", "30 11 2026").parameters(Export.PROFILE, TODAY))
        .doesNotContainKey("knownAt");
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThat(filter("soon", "1 12 2026").errors(Export.RATINGS, TODAY))
        .containsExactly(
            new FieldError("date.wrong.not-real", "ratings-asOf"),
            new FieldError("date.wrong.in-future", "ratings-knownAt"));
    assertThat(filter("soon", "").errors(Export.CHANGES, TODAY)).isEmpty();
  }
}
