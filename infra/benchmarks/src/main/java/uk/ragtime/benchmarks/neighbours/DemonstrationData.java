package uk.ragtime.benchmarks.neighbours;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestClient;

/**
 * Paths of one demonstration partnership.
 *
 * @param rating the path that a rating in its open cycle is sent to
 * @param questions the paths that its members read
 */
record DemonstrationData(String rating, List<String> questions) {
  /** The agencies that the persona of that name rates for. */
  private static final String OF_THE_RATER = "health-visiting";

  static DemonstrationData of(String partnership, TestClient reader) {
    String root = "/v1/" + partnership;
    String area = first(reader, root + "/areas", "areas").path("area").asString();
    String cycle = openCycle(reader, root);
    String agency = agencyIn(reader, root, area);
    String capability =
        first(reader, root + "/areas/" + area + "/profile", "capabilities").path("code").asString();
    return new DemonstrationData(
        "%s/cycles/%s/areas/%s/agencies/%s/ratings/%s"
            .formatted(root, cycle, area, agency, capability),
        List.of(
            root + "/areas/" + area + "/profile",
            root + "/areas/" + area + "/history?by=cycle",
            root + "/matrix",
            root + "/events?after=0&limit=500"));
  }

  private static JsonNode first(TestClient reader, String path, String list) {
    JsonNode found = reader.get(path).json().path(list).path(0);
    if (found.isMissingNode()) {
      throw new IllegalStateException("there is nothing at " + path);
    }
    return found;
  }

  private static String openCycle(TestClient reader, String root) {
    for (JsonNode cycle : reader.get(root + "/cycles").json().path("cycles")) {
      if (cycle.path("status").asString().equals("OPEN")) {
        return cycle.path("cycle").asString();
      }
    }
    throw new IllegalStateException("the demonstration has no open cycle in " + root);
  }

  private static String agencyIn(TestClient reader, String root, String area) {
    List<String> found = new ArrayList<>();
    for (JsonNode agency : reader.get(root + "/agencies").json().path("agencies")) {
      if (agency.path("areas").valueStream().anyMatch(code -> code.asString().equals(area))) {
        found.add(agency.path("agency").asString());
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("no agency works in " + area);
    }
    return found.contains(OF_THE_RATER) ? OF_THE_RATER : found.getFirst();
  }
}
