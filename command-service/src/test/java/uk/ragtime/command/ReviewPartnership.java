package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.kernel.Calendar;

/**
 * A partnership to review in: Rob reviews, Lena leads health visiting, Rolf leads midwifery and
 * reviews.
 */
final class ReviewPartnership {
  private final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private final SamplePartnership found;
  private final String code;

  ReviewPartnership(String code) {
    this.code = code;
    found = new SamplePartnership(service, code);
  }

  Answer put(String subject, String path, String body, String... headers) {
    return found.put(subject, path, body, headers);
  }

  Answer post(String subject, String path, String body, String... headers) {
    return found.post(subject, path, body, headers);
  }

  Answer send(String method, String subject, String path, String body) {
    return service.send(method, subject, "/v1/" + code + path, body);
  }

  static LocalDate today() {
    return Calendar.dayOf(Instant.now());
  }

  void found() {
    found.found();
    created(found.enrol("carol", "rob", "REVIEWER"));
    created(found.enrol("carol", "lena", "LEAD"));
    created(
        found.put(
            "carol",
            "/members/rolf",
            """
            {"issuer":"%s","subject":"rolf","displayName":"Rolf","roles":["REVIEWER","LEAD"],
             "agencies":["midwifery"]}\
            """
                .formatted(service.issuer().issuer())));
    checklist("mini", "tuning-in", "learning-together");
    checklist("services", "learning-together", "early-signs");
    checklist("fresh", "tuning-in", "learning-together");
  }

  static void created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  static Answer taken(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer;
  }

  void checklist(String checklist, String... capabilities) {
    List<String> items = new ArrayList<>();
    for (String code : capabilities) {
      items.add(
          """
          {"code":"%s","section":"practice","title":"T","guidance":"G","red":"R","amber":"A",
           "green":"G"}\
          """
              .formatted(code));
    }
    created(
        found.put(
            "carol",
            "/checklists/" + checklist + "/versions/1",
            "{\"title\":\"Mini\",\"capabilities\":[%s]}".formatted(String.join(",", items))));
  }

  /** A cycle of a checklist that opened two months ago. */
  String cycle(String cycle, String checklist, Instant cutOff, String rules) {
    created(
        found.put(
            "carol",
            "/cycles/" + cycle,
            """
            {"name":"A cycle","checklist":"%s","version":1,"opensOn":"%s","cutOff":"%s"%s}\
            """
                .formatted(checklist, today().minusDays(60), cutOff, rules)));
    return "/cycles/" + cycle + "/areas/basildon/agencies/health-visiting";
  }

  String open(String cycle) {
    return cycle(cycle, "mini", Instant.parse("2199-01-01T00:00:00Z"), "");
  }

  /** Tuning in is Green, learning together Amber, and the assessment is submitted. */
  void submit(String assessment) {
    taken(
        found.post(
            "rita",
            assessment + "/ratings",
            """
            {"ratings":[{"capability":"tuning-in","rating":"GREEN"},
                        {"capability":"learning-together","rating":"AMBER"}]}\
            """));
    taken(found.post("rita", assessment + "/submit", ""));
  }

  static String why(String more) {
    return "{\"rationale\":\"Seen in practice\"" + more + "}";
  }
}
