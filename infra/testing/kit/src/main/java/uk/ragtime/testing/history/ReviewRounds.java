package uk.ragtime.testing.history;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import uk.ragtime.testing.history.SampleData.Place;

/**
 * Reviews of one assessment, in a cycle of its own: rated, submitted, challenged, answered, agreed,
 * signed off and reopened, again and again. One client takes it through, so every command is
 * recorded, and is the only one that moves the assessment.
 */
final class ReviewRounds {
  private static final int STEPS = 7;

  private final Place place;
  private final String cycle;
  private final RetryingClient client;
  private final Random random;
  private int step = -1;
  private boolean isLost;

  /**
   * @param random also names the cycle, so that no two clients share one
   */
  ReviewRounds(Place place, RetryingClient client, Random random) {
    this.place = place;
    this.client = client;
    this.random = random;
    this.cycle = "review-%016x".formatted(random.nextLong());
  }

  /**
   * Sends the next command. After one of which the outcome is unknown there is none: the state of
   * the assessment is unknown as well.
   */
  void advance(int instance) {
    if (!isLost) {
      Response response = client.send(next(), instance);
      isLost = !(response instanceof Response.Acknowledged);
      step++;
    }
  }

  private Request next() {
    if (step < 0) {
      return request(
          SampleData.COORDINATOR,
          "PUT",
          "/v1/" + place.partnership() + "/cycles/" + cycle,
          "",
          0,
          SampleData.cycle());
    }
    String marker = UniqueMarkers.next(random);
    String rationale = "\"rationale\":\"" + marker + "\"}";
    return switch (step % STEPS) {
      case 0 ->
          act(
              SampleData.RATER,
              "/ratings",
              marker,
              SampleData.CAPABILITIES.size(),
              SampleData.CAPABILITIES.stream()
                  .map(code -> "{\"capability\":\"" + code + "\",\"rating\":\"GREEN\"," + rationale)
                  .collect(Collectors.joining(",", "{\"ratings\":[", "]}")));
      case 1 -> act(SampleData.RATER, "/submit", "", 0, "{}");
      case 2 ->
          act(SampleData.REVIEWER, cell("challenge"), marker, 1, "{\"sees\":\"RED\"," + rationale);
      case 3 -> act(SampleData.RATER, cell("answer"), marker, 1, "{" + rationale);
      case 4 ->
          act(
              SampleData.REVIEWER,
              cell("agree"),
              marker,
              1,
              "{\"rating\":\"" + settled() + "\"," + rationale);
      case 5 ->
          act(SampleData.COORDINATOR, "/sign-off", marker, 1, "{\"statement\":\"" + marker + "\"}");
      default ->
          act(SampleData.COORDINATOR, "/reopen", marker, 1, "{\"reason\":\"" + marker + "\"}");
    };
  }

  private int round() {
    return step / STEPS;
  }

  private String cell(String act) {
    List<String> all = SampleData.CAPABILITIES;
    return "/ratings/" + all.get(round() % all.size()) + "/" + act;
  }

  /** Another rating than the one that was agreed on the cell before. */
  private String settled() {
    return round() / SampleData.CAPABILITIES.size() % 2 == 0 ? "AMBER" : "GREEN";
  }

  private Request act(String by, String path, String marker, int marked, String body) {
    return request(by, "POST", place.assessment(cycle) + path, marker, marked, body);
  }

  private Request request(
      String by, String method, String path, String marker, int marked, String body) {
    return new Request(
        place.partnership(),
        by,
        SampleData.key(random),
        marker,
        marked,
        method,
        path,
        body,
        List.of());
  }
}
