package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.support.Demo;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestIssuer;

/** Every question over HTTP, from events that were published as the relay does. */
class AnswersIT {
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;
  private static long last;

  @BeforeAll
  static void given() {
    issuer = TestIssuer.start();
    log = new TestLog();
    Demo.setUp(log, LANCASHIRE, issuer.issuer());
    last =
        log.append(
            LANCASHIRE,
            Demo.rated(
                Demo.SPRING,
                Demo.BLACKPOOL,
                Demo.HEALTH_VISITING,
                Demo.TUNING_IN,
                null,
                Rating.AMBER,
                LocalDate.of(2026, 3, 1)),
            Instant.parse("2026-03-02T10:00:00Z"),
            "rater");
    log.flush();
    service = QueryService.start(QueryService.newDatabase(), issuer);
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @Test
  void answersEverything() {
    for (String path :
        new String[] {
          "/v1/lancashire/areas?minPosition=" + last,
          "/v1/lancashire/agencies",
          "/v1/lancashire/cycles",
          "/v1/lancashire/checklists",
          "/v1/lancashire/areas/blackpool/profile",
          "/v1/lancashire/areas/blackpool/history",
          "/v1/lancashire/areas/blackpool/history?by=month",
          "/v1/lancashire/audit",
          "/v1/lancashire/events?limit=2",
          "/v1/me",
          "/actuator/health/readiness"
        }) {
      QueryService.Answer answer = service.get("coordinator-lancashire", path);
      System.err.println(path + " -> " + answer.status() + " " + answer.body());
      assertThat(answer.status()).isEqualTo(200);
      JsonNode json = answer.json();
      assertThat(json.isEmpty()).isFalse();
    }
  }
}
