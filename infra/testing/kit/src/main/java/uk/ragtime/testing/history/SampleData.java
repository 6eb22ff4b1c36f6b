package uk.ragtime.testing.history;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Identical partnerships: in each, Carol coordinates, Rita rates for both agencies in both areas,
 * Rob reviews, Vera only views; and commands to rate there.
 */
public final class SampleData {
  public static final String OPERATOR = "test-operator";
  static final String RATER = "rita";
  static final String REVIEWER = "rob";
  static final String VIEWER = "vera";

  static final List<String> AREAS = List.of("basildon", "colchester");
  static final List<String> AGENCIES = List.of("health-visiting", "midwifery");
  static final List<String> CAPABILITIES = List.of("red-sky", "amber-sky", "green-sky", "blue-sky");
  private static final List<String> RATINGS = List.of("RED", "AMBER", "GREEN");

  static final String COORDINATOR = "carol";
  private static final String CYCLE = "now";

  private final String issuer;
  private final List<String> partnerships;

  /**
   * @param issuer of the members' tokens
   */
  public SampleData(String issuer, List<String> partnerships) {
    this.issuer = issuer;
    this.partnerships = List.copyOf(partnerships);
  }

  public List<String> partnerships() {
    return partnerships;
  }

  /** Records everything that a rating takes. */
  public void prepare(RetryingClient client) {
    for (String partnership : partnerships) {
      String t = "/v1/" + partnership;
      put(client, OPERATOR, partnership, t, "{\"name\":\"A partnership\"}");
      enrol(client, OPERATOR, partnership, COORDINATOR, "COORDINATOR");
      enrol(client, COORDINATOR, partnership, RATER, "RATER");
      enrol(client, COORDINATOR, partnership, REVIEWER, "REVIEWER");
      enrol(client, COORDINATOR, partnership, VIEWER, "VIEWER");
      for (String area : AREAS) {
        put(client, COORDINATOR, partnership, t + "/areas/" + area, "{\"name\":\"An area\"}");
      }
      for (String agency : AGENCIES) {
        put(
            client,
            COORDINATOR,
            partnership,
            t + "/agencies/" + agency,
            """
            {"name":"An agency","sector":"OTHER","areas":["%s","%s"]}\
            """
                .formatted(AREAS.getFirst(), AREAS.getLast()));
      }
      put(client, COORDINATOR, partnership, t + "/checklists/skies/versions/1", checklist());
      put(client, COORDINATOR, partnership, t + "/cycles/" + CYCLE, cycle());
    }
  }

  static String cycle() {
    return """
    {"name":"A cycle","checklist":"skies","version":1,"opensOn":"2026-01-01",
     "cutOff":"2199-01-01T00:00:00Z"}\
    """;
  }

  private void enrol(
      RetryingClient client, String by, String partnership, String member, String role) {
    put(
        client,
        by,
        partnership,
        "/v1/" + partnership + "/members/" + member,
        """
        {"issuer":"%s","subject":"%s","displayName":"Somebody","roles":["%s"],
         "agencies":["%s","%s"]}\
        """
            .formatted(issuer, member, role, AGENCIES.getFirst(), AGENCIES.getLast()));
  }

  private static String checklist() {
    String capabilities =
        CAPABILITIES.stream()
            .map(
                """
                {"code":"%s","title":"A capability","section":"sky","guidance":"Look up.",
                 "red":"Red.","amber":"Amber.","green":"Green."}\
                """
                    ::formatted)
            .collect(Collectors.joining(","));
    return "{\"title\":\"Skies\",\"capabilities\":[" + capabilities + "]}";
  }

  private static void put(
      RetryingClient client, String subject, String partnership, String path, String body) {
    Request request =
        new Request(
            partnership,
            subject,
            UUID.randomUUID().toString(),
            "",
            0,
            "PUT",
            path,
            body,
            List.of());
    if (!(client.send(request, 0) instanceof Response.Acknowledged)) {
      throw new IllegalStateException("The ground could not be prepared: " + request);
    }
  }

  /** Area and agency of a rating. */
  public record Place(String partnership, String area, String agency) {
    String ratings() {
      return assessment(CYCLE) + "/ratings";
    }

    String assessment(String cycle) {
      return "/v1/%s/cycles/%s/areas/%s/agencies/%s".formatted(partnership, cycle, area, agency);
    }
  }

  Place anywhere(Random random) {
    return new Place(one(partnerships, random), one(AREAS, random), one(AGENCIES, random));
  }

  /** One rating by the rater, which is always an event: each has a rationale. */
  public Request rating(Place place, Random random) {
    return rating(place, RATER, key(random), random);
  }

  static Request rating(Place place, String subject, String key, Random random) {
    String marker = UniqueMarkers.next(random);
    return new Request(
        place.partnership(),
        subject,
        key,
        marker,
        1,
        "PUT",
        place.ratings() + "/" + one(CAPABILITIES, random),
        "{\"rating\":\"%s\",\"rationale\":\"%s\"}".formatted(one(RATINGS, random), marker),
        List.of());
  }

  /** Several ratings, all or nothing. */
  static Request ratings(Place place, Random random) {
    String marker = UniqueMarkers.next(random);
    int ratings = 2 + random.nextInt(CAPABILITIES.size() - 1);
    StringBuilder items = new StringBuilder();
    for (String capability : CAPABILITIES.subList(0, ratings)) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              "{\"capability\":\"%s\",\"rating\":\"%s\",\"rationale\":\"%s\"}"
                  .formatted(capability, one(RATINGS, random), marker));
    }
    return new Request(
        place.partnership(),
        RATER,
        key(random),
        marker,
        ratings,
        "POST",
        place.ratings(),
        "{\"ratings\":[" + items + "]}",
        List.of());
  }

  static String key(Random random) {
    return "key-%016x".formatted(random.nextLong());
  }

  static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
