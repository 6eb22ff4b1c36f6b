package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.ragtime.portal.stub.StubCommandService.Told;

/**
 * An assessment that moves with the commands of a journey: everything is carried over at first,
 * then confirmed, rated, and submitted.
 */
public final class RatedAssessment {
  private static final Pattern RATED = Pattern.compile("PUT (/.+)/ratings/([a-z-]+)");
  private static final Pattern RATING = Pattern.compile("\"rating\":\"([A-Z_]+)\"");

  private final Map<String, Object> assessment = StubAssessments.of("2026-autumn", "midwifery");
  private final StubPlatform platform;
  private final String path;

  private RatedAssessment(StubPlatform platform, String path) {
    this.platform = platform;
    this.path = path;
  }

  /** Answers with it from now on, and moves it with every command. */
  public static void begin(StubPlatform platform, String path) {
    RatedAssessment begun = new RatedAssessment(platform, path);
    begun
        .cells()
        .forEach(cell -> {
          cell.put("self", null);
          cell.put("standing", "AMBER");
          cell.put(
              "carriedOver",
              Map.of("rating", "AMBER", "cycle", "2026-spring", "effectiveOn", "2026-03-02"));
        });
    begun.show();
    platform.commands().then(begun::take);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> cells() {
    return (List<Map<String, Object>>) Objects.requireNonNull(assessment.get("cells"));
  }

  private void take(Told told) {
    Matcher rated = RATED.matcher(told.command());
    Matcher rating = RATING.matcher(told.body());
    if (rated.matches() && rating.find()) {
      speak(rated.group(2), rating.group(1));
    } else if (told.command().endsWith("/ratings/reconfirm")) {
      cells().stream()
          .map(cell -> String.valueOf(cell.get("capability")))
          .filter(code -> told.body().contains("\"" + code + "\""))
          .forEach(code -> speak(code, "AMBER"));
    } else if (told.command().endsWith("/submit")) {
      Map<String, Object> submitted = StubAssessments.of("2026-autumn", "early-years");
      assessment.put("state", "SUBMITTED");
      assessment.put("takesRatings", false);
      assessment.put("acts", submitted.get("acts"));
    }
    show();
  }

  private void speak(String capability, String rating) {
    cells().stream()
        .filter(cell -> capability.equals(cell.get("capability")))
        .forEach(cell -> {
          cell.put("self", StubAssessments.word(341, rating, null));
          cell.put("standing", rating);
          cell.put("carriedOver", null);
        });
  }

  private void show() {
    List<Map<String, Object>> carried = new ArrayList<>(cells());
    carried.removeIf(cell -> cell.get("carriedOver") == null);
    assessment.put("carriedOver", carried.size());
    platform.query().replace("/v1" + path, assessment);
  }
}
