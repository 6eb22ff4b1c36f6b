package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.command.CommandServiceUnderTest.Answer;

/**
 * A partnership to try things in: Carol coordinates, Rita rates for health visiting, Vera views,
 * and Eve is a stranger.
 */
public final class SamplePartnership {
  private static final String CHECKLIST = "workforce-infant-mental-health";

  private final CommandServiceUnderTest service;
  private final String code;
  private final AtomicInteger areas = new AtomicInteger();

  public SamplePartnership(CommandServiceUnderTest service, String code) {
    this.service = service;
    this.code = code;
  }

  /** The same partnership through another instance. */
  public SamplePartnership through(CommandServiceUnderTest other) {
    return new SamplePartnership(other, code);
  }

  public Answer put(String subject, String path, String body, String... headers) {
    return service.put(subject, "/v1/" + code + path, body, headers);
  }

  public Answer post(String subject, String path, String body, String... headers) {
    return service.post(subject, "/v1/" + code + path, body, headers);
  }

  /** Everything that a rating takes. */
  public void found() {
    created(service.put(CommandServiceUnderTest.OPERATOR, "/v1/" + code, "{\"name\":\"Essex\"}"));
    created(enrol(CommandServiceUnderTest.OPERATOR, "carol", "COORDINATOR"));
    created(enrol("carol", "rita", "RATER"));
    created(enrol("carol", "vera", "VIEWER"));
    created(put("carol", "/areas/basildon", "{\"name\":\"Basildon\"}"));
    created(put("carol", "/areas/colchester", "{\"name\":\"Colchester\"}"));
    created(agency("health-visiting", "HEALTH_VISITING"));
    created(agency("midwifery", "MIDWIFERY"));
    String template =
        service.send("GET", "carol", "/v1/checklist-templates/" + CHECKLIST, "").body();
    created(
        put(
            "carol",
            "/checklists/" + CHECKLIST + "/versions/1",
            template,
            "Content-Type",
            "application/yaml"));
    scheduleCycle("now", "2026-01-01", "2199-01-01T00:00:00Z");
    scheduleCycle("planned", "2198-01-01", "2199-01-01T00:00:00Z");
    scheduleCycle("over", "2025-01-01", "2025-06-01T00:00:00Z");
  }

  private Answer agency(String agency, String sector) {
    return put(
        "carol",
        "/agencies/" + agency,
        "{\"name\":\"An agency\",\"sector\":\"" + sector + "\",\"areas\":[\"basildon\"]}");
  }

  public Answer enrol(String by, String subject, String role) {
    return put(
        by,
        "/members/" + subject,
        """
        {"issuer":"%s","subject":"%s","displayName":"Name of %s","roles":["%s"],
         "agencies":["health-visiting"]}\
        """
            .formatted(service.issuer().issuer(), subject, subject, role));
  }

  public void scheduleCycle(String cycle, String opensOn, String cutOff) {
    created(
        put(
            "carol",
            "/cycles/" + cycle,
            """
            {"name":"A cycle","checklist":"%s","version":1,"opensOn":"%s","cutOff":"%s"}\
            """
                .formatted(CHECKLIST, opensOn, cutOff)));
  }

  /** Records one event in a stream of its own; its position tells how many there are in all. */
  public Answer newArea(String... headers) {
    return put("carol", "/areas/new-" + areas.incrementAndGet(), "{\"name\":\"New\"}", headers);
  }

  private static void created(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }
}
