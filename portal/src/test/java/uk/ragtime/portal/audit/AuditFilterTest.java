package uk.ragtime.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.page.FieldError;

class AuditFilterTest {
  private static final AuditFilter NONE = new AuditFilter("", "", "", "", "", "", "", "");

  private static AuditFilter recorded(String from, String to) {
    return new AuditFilter("", "", "", "", "", "", from, to);
  }

  @Test
  void withoutFiltersAsksForEveryKind() {
    assertThat(NONE.isEmpty()).isTrue();
    assertThat(NONE.parameters()).containsOnly(Map.entry("kinds", "all"));
  }

  @Test
  void namesTheParametersOfTheService() {
    AuditFilter filter =
        new AuditFilter(
            "blackpool",
            "midwifery",
            "workforce/tuning-in",
            "2026-autumn",
            "m-2",
            AuditFilter.RATINGS,
            "1 October 2026",
            "31/10/2026");
    assertThat(filter.parameters())
        .containsEntry("checklist", "workforce")
        .containsEntry("capability", "tuning-in")
        .containsEntry("from", "2026-10-01")
        .containsEntry("to", "2026-10-31")
        .doesNotContainKey("kinds");
    assertThat(filter.withoutMember().parameters()).doesNotContainKey("member");
  }

  @Test
  void keepsWhatWasTypedInItsAddress() {
    assertThat(recorded("1 October 2026", "").address("lancashire", 500))
        .isEqualTo("/lancashire/audit?from=1%20October%202026&after=500");
    assertThat(recorded("", "").download("lancashire", "csv"))
        .isEqualTo("/lancashire/downloads/changes?format=csv");
  }

  @Test
  void tellsDatesThatAreWrong() {
    assertThat(recorded("soon", "31 2 2026").errors())
        .containsExactly(
            new FieldError("date.wrong.not-real", "from"),
            new FieldError("date.wrong.not-real", "to"));
    assertThat(recorded("2 10 2026", "1 10 2026").errors())
        .containsExactly(new FieldError("audit.wrong.order", "to"));
  }
}
