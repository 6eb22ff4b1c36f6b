package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.MissingNode;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * A test's own partnership with one area and some agencies, used by its coordinator: ratings are
 * recorded on behalf of an agency.
 */
final class RatedPartnership {
  static final String AREA = "north";
  static final String AGENCY = "midwifery";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TestClient commands;
  private final TestClient queries;
  private final TestClient operator;
  private final String issuer;
  private final String path;
  private long position;

  RatedPartnership(TestPlatform platform, String code, String issuer) {
    this.path = "/v1/" + code;
    this.commands = platform.commands("coordinator");
    this.queries = platform.queries("coordinator");
    this.operator = platform.commands("operator");
    this.issuer = issuer;
    done(operator.put(path, "{\"name\": \"Partnership " + code + "\"}"));
    enrol("coordinator");
    done(put("/areas/" + AREA, "{\"name\": \"North\"}"));
    agency(AGENCY);
  }

  /** The persona is a member no more, so that other tests find it as they expect it. */
  void leave() {
    enrol("successor");
    done(took(commands.post(path + "/members/coordinator/leave", "{}")));
  }

  private void enrol(String member) {
    done(
        operator.put(
            path + "/members/" + member,
            JSON.writeValueAsString(
                Map.of(
                    "issuer",
                    issuer,
                    "subject",
                    member,
                    "displayName",
                    "Coordinator",
                    "roles",
                    List.of("COORDINATOR")))));
  }

  void agency(String agency) {
    done(
        put(
            "/agencies/" + agency,
            """
            {"name": "%s", "sector": "OTHER", "areas": ["%s"]}
            """
                .formatted(agency, AREA)));
  }

  /** From now on an agency works in no area. */
  void agencyLeaves(String agency) {
    done(
        put(
            "/agencies/" + agency,
            "{\"name\": \"" + agency + "\", \"sector\": \"OTHER\", \"areas\": []}"));
  }

  /** Publishes a version whose items are codes, or objects with at least a code. */
  void checklist(String checklist, int version, String... items) {
    done(tryChecklist(checklist, version, items));
  }

  TestResponse tryChecklist(String checklist, int version, String... items) {
    String capabilities =
        Arrays.stream(items)
            .map(item -> item.startsWith("\"") ? item : "\"code\": \"" + item + "\"")
            .map(item ->
                "{"
                    + item
                    + ", \"title\": \"T\", \"section\": \"s\", \"guidance\": \"g\", \"red\": \"r\","
                    + " \"amber\": \"a\", \"green\": \"g\"}")
            .collect(Collectors.joining(", "));
    return put(
        "/checklists/" + checklist + "/versions/" + version,
        "{\"title\": \"List\", \"capabilities\": [" + capabilities + "]}");
  }

  TestResponse putYaml(String checklist, int version, String yaml) {
    return took(
        commands.put(
            path + "/checklists/" + checklist + "/versions/" + version,
            yaml,
            "Content-Type",
            "application/yaml"));
  }

  void cycle(String cycle, String checklist, int version, String opensOn, String cutOff) {
    done(tryCycle(cycle, checklist, version, opensOn, cutOff, false));
  }

  void historicCycle(String cycle, String checklist, int version, String opensOn, String cutOff) {
    done(tryCycle(cycle, checklist, version, opensOn, cutOff, true));
  }

  TestResponse tryCycle(
      String cycle,
      String checklist,
      int version,
      String opensOn,
      String cutOff,
      boolean historic) {
    return put(
        "/cycles/" + cycle,
        """
        {"name": "%s", "checklist": "%s", "version": %d, "opensOn": "%s", "cutOff": "%s",
         "historic": %s}
        """
            .formatted(cycle, checklist, version, opensOn, cutOff, historic));
  }

  void close(String cycle) {
    done(took(commands.post(path + "/cycles/" + cycle + "/close", "{}")));
  }

  void rate(String cycle, String capability, String rating) {
    done(tryRate(cycle, AGENCY, capability, "{\"rating\": \"" + rating + "\"}"));
  }

  void rate(String cycle, String capability, String rating, String effectiveOn) {
    done(
        tryRate(
            cycle,
            AGENCY,
            capability,
            "{\"rating\": \"" + rating + "\", \"effectiveOn\": \"" + effectiveOn + "\"}"));
  }

  TestResponse tryRate(String cycle, String agency, String capability, String body) {
    return put(
        "/cycles/%s/areas/%s/agencies/%s/ratings/%s".formatted(cycle, AREA, agency, capability),
        body);
  }

  TestResponse reconfirm(String cycle, String capability) {
    return took(
        commands.post(
            path
                + "/cycles/%s/areas/%s/agencies/%s/ratings/%s/reconfirm"
                    .formatted(cycle, AREA, AGENCY, capability),
            "{}"));
  }

  private TestResponse put(String where, String body) {
    return took(commands.put(path + where, body));
  }

  private TestResponse took(TestResponse answer) {
    position = Math.max(position, answer.position());
    return answer;
  }

  /** The position of the last event that is known of. */
  long position() {
    return position;
  }

  /** Queries once everything that was recorded is in the answer. */
  JsonNode ask(String question) {
    TestResponse answer = tryAsk(question);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  TestResponse tryAsk(String question) {
    return queries.getAt(position, path + question);
  }

  /** The profile's rating of a capability of the agency; null where it is not rated. */
  @Nullable String rating(String capability, String profile) {
    JsonNode cell = cell(capability, profile);
    return cell.isMissingNode() ? null : cell.path("rating").asString();
  }

  /** The agency's rating as the profile has it; a missing node where it is not rated. */
  JsonNode cell(String capability, String profile) {
    for (JsonNode rating : capability(capability, profile).path("ratings")) {
      if (rating.path("agency").asString().equals(AGENCY)) {
        return rating;
      }
    }
    return MissingNode.getInstance();
  }

  JsonNode capability(String capability, String profile) {
    for (JsonNode item : ask("/areas/" + AREA + "/profile?" + profile).path("capabilities")) {
      if (item.path("code").asString().equals(capability)) {
        return item;
      }
    }
    throw new AssertionError("no capability " + capability + " in the profile " + profile);
  }

  /** The agency's movement of a capability; a missing node where there is none. */
  JsonNode movement(String capability, String ends) {
    for (JsonNode item : ask("/areas/" + AREA + "/movement?" + ends).path("capabilities")) {
      if (item.path("code").asString().equals(capability)) {
        for (JsonNode cell : item.path("agencies")) {
          if (cell.path("agency").asString().equals(AGENCY)) {
            return cell;
          }
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** The last entry of the audit about a capability. */
  JsonNode lastEntry(String capability) {
    JsonNode entries = ask("/audit?order=newest&capability=" + capability).path("entries");
    assertThat(entries.getNodeType()).isEqualTo(JsonNodeType.ARRAY);
    return entries.path(0);
  }

  private static void done(TestResponse answer) {
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
  }
}
