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
import uk.ragtime.testing.platform.Answer;
import uk.ragtime.testing.platform.Client;
import uk.ragtime.testing.platform.Platform;

/**
 * A partnership of a test's own with one area and some agencies, as its coordinator uses it: what
 * is rated is recorded on behalf of an agency.
 */
final class Partnership {
  static final String AREA = "north";
  static final String AGENCY = "midwifery";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Client commands;
  private final Client queries;
  private final Client operator;
  private final String issuer;
  private final String path;
  private long position;

  Partnership(Platform platform, String code, String issuer) {
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

  /** Publishes a version whose items are codes, or objects with at least a code. */
  void checklist(String checklist, int version, String... items) {
    done(tryChecklist(checklist, version, items));
  }

  Answer tryChecklist(String checklist, int version, String... items) {
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

  Answer putYaml(String checklist, int version, String yaml) {
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

  Answer tryCycle(
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

  Answer tryRate(String cycle, String agency, String capability, String body) {
    return put(
        "/cycles/%s/areas/%s/agencies/%s/ratings/%s".formatted(cycle, AREA, agency, capability),
        body);
  }

  Answer reconfirm(String cycle, String capability) {
    return took(
        commands.post(
            path
                + "/cycles/%s/areas/%s/agencies/%s/ratings/%s/reconfirm"
                    .formatted(cycle, AREA, AGENCY, capability),
            "{}"));
  }

  private Answer put(String where, String body) {
    return took(commands.put(path + where, body));
  }

  private Answer took(Answer answer) {
    position = Math.max(position, answer.position());
    return answer;
  }

  /** The position of the last event that is known of. */
  long position() {
    return position;
  }

  /** Asks once everything that was recorded is in the answer. */
  JsonNode ask(String question) {
    Answer answer = tryAsk(question);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  Answer tryAsk(String question) {
    String more = (question.contains("?") ? "&" : "?") + "minPosition=" + position;
    return queries.get(path + question + more);
  }

  /** What the profile says of a capability of the agency; null where it is not rated. */
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

  /** The last entry of the audit about a capability. */
  JsonNode lastEntry(String capability) {
    JsonNode entries = ask("/audit?order=newest&capability=" + capability).path("entries");
    assertThat(entries.getNodeType()).isEqualTo(JsonNodeType.ARRAY);
    return entries.path(0);
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
  }
}
