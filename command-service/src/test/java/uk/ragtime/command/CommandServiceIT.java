package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestIssuer;

class CommandServiceIT {
  private static TestIssuer issuer;
  private static CommandServiceUnderTest service;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    service = CommandServiceUnderTest.start(CommandServiceUnderTest.newDatabase(), issuer);
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @Test
  void takesAPartnershipFromNothingToItsFirstRating() throws Exception {
    var registered = service.put(OPERATOR, "/v1/essex", "{\"name\":\"Essex\"}");
    System.out.println(registered);
    assertThat(registered.status()).isEqualTo(201);
    var enrolled =
        service.put(
            OPERATOR,
            "/v1/essex/members/carol",
            """
            {"issuer":"%s","subject":"carol","displayName":"Carol Coordinator",
             "roles":["COORDINATOR"],"agencies":[]}\
            """
                .formatted(issuer.issuer()));
    System.out.println(enrolled);
    System.out.println(service.put("carol", "/v1/essex/areas/basildon", "{\"name\":\"Basildon\"}"));
    System.out.println(
        service.put(
            "carol",
            "/v1/essex/agencies/health-visiting",
            "{\"name\":\"Health visiting\",\"sector\":\"HEALTH_VISITING\",\"areas\":[\"basildon\"]}"));
    var template =
        service.send("GET", "carol", "/v1/checklist-templates/workforce-infant-mental-health", "");
    System.out.println(template.status() + " " + template.headers());
    System.out.println(
        service.put(
            "carol",
            "/v1/essex/checklists/workforce-infant-mental-health/versions/1",
            template.body(),
            "Content-Type",
            "application/yaml"));
    System.out.println(
        service.put(
            "carol",
            "/v1/essex/cycles/now",
            """
            {"name":"Now","checklist":"workforce-infant-mental-health","version":1,
             "opensOn":"2026-01-01","cutOff":"2199-01-01T00:00:00Z"}\
            """));
    var rated =
        service.put(
            "carol",
            "/v1/essex/cycles/now/areas/basildon/agencies/health-visiting/ratings/child-development",
            "{\"rating\":\"AMBER\"}",
            "Idempotency-Key",
            "k1");
    System.out.println(rated);
    System.out.println(
        service.put(
            "carol",
            "/v1/essex/cycles/now/areas/basildon/agencies/health-visiting/ratings/child-development",
            "{\"rating\":\"AMBER\"}",
            "Idempotency-Key",
            "k1"));
    Thread.sleep(6000);
    System.out.println(service.send("GET", "carol", "/actuator/health", ""));
    String metrics = service.send("GET", OPERATOR, "/actuator/prometheus", "").body();
    metrics.lines().filter(l -> l.startsWith("ragtime")).forEach(System.out::println);
  }
}
