package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** The partnership of {@link JourneysIT}, as far as it is not set up in the browser. */
final class JourneyPartnership {
  static final String CODE = "trial-journeys";
  static final String NAME = "Fylde and Wyre";
  static final String PATH = "/" + CODE;

  private static final String T = "/v1/" + CODE;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> THE_REST =
      List.of(
          "send-needs",
          "parent-child-relationships",
          "local-services",
          "evidence-based-practice",
          "tuning-in",
          "observing-relationships",
          "relationship-and-trauma-informed",
          "reflecting-together",
          "reflective-supervision",
          "learning-together");

  private final TestPlatform platform;

  JourneyPartnership(TestPlatform platform) {
    this.platform = platform;
  }

  /** The code that is made of a name. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** Rates ten of eleven capabilities Amber in the first cycle. */
  void rateTheRest() {
    String ratings =
        THE_REST.stream()
            .map(each -> "{\"capability\": \"" + each + "\", \"rating\": \"AMBER\"}")
            .collect(Collectors.joining(", "));
    TestResponse answer =
        platform
            .commands("rater")
            .post(
                T + "/cycles/the-beginning/areas/fylde/agencies/health-visiting/ratings",
                "{\"ratings\": [" + ratings + "]}");
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    await(answer.position());
  }

  /** Waits until everything up to a position can be read. */
  void await(long position) {
    TestResponse answer = platform.queries("coordinator").getAt(position, T + "/areas");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** Waits until a persona is known as a member. */
  void awaitMember(String persona) {
    await(persona, 200);
  }

  /** The personas are members no more, so that other tests find them as they expect. */
  void everybodyLeaves() {
    if (platform.queries("coordinator").get(T + "/areas").status() != 200) {
      return;
    }
    String issuer = TrialPartnership.issuerOf(platform.token("operator"));
    assertThat(
            platform
                .commands("operator")
                .put(
                    T + "/members/successor",
                    """
                    {"issuer": "%s", "subject": "successor", "displayName": "Successor",
                     "roles": ["COORDINATOR"]}
                    """
                        .formatted(issuer))
                .status())
        .isIn(200, 201);
    JsonNode members = platform.queries("coordinator").get(T + "/members").json().path("members");
    List<JsonNode> others = members.valueStream().filter(each -> !coordinates(each)).toList();
    others.forEach(this::leave);
    members.valueStream().filter(JourneyPartnership::coordinates).forEach(this::leave);
    await("coordinator", 404);
  }

  private static boolean coordinates(JsonNode member) {
    return member
        .path("roles")
        .valueStream()
        .anyMatch(role -> role.asString().equals("COORDINATOR"));
  }

  private void leave(JsonNode member) {
    String code = member.path("member").asString();
    if (!code.equals("successor")) {
      TestResponse answer =
          platform.commands("coordinator").post(T + "/members/" + code + "/leave", "{}");
      assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    }
  }

  private void await(String persona, int status) {
    Instant end = Instant.now().plus(PATIENCE);
    while (platform.queries(persona).get(T + "/areas").status() != status) {
      assertThat(Instant.now()).as(persona).isBefore(end);
    }
  }
}
