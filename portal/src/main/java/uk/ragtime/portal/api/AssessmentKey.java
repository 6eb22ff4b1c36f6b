package uk.ragtime.portal.api;

import java.util.HashMap;
import java.util.Map;

/** Codes that name an assessment, as the services' addresses have them. */
public record AssessmentKey(String partnership, String cycle, String area, String agency) {
  static final String PATH = "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}";

  Map<String, Object> variables() {
    return new HashMap<>(
        Map.of("partnership", partnership, "cycle", cycle, "area", area, "agency", agency));
  }

  /** The same agency and area in another cycle. */
  public AssessmentKey in(String otherCycle) {
    return new AssessmentKey(partnership, otherCycle, area, agency);
  }
}
