package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.contract.AccessTable;
import uk.ragtime.testing.contract.ApiDocument;

/**
 * Each operation lets in those whom docs/ACCESS.md names, and nobody else. What is asked cannot be
 * understood, so that whoever is let in is told that (400); this service rebuilds nothing.
 */
class AccessIT {
  private static final String PARTNERSHIP = "sussex-access";
  private static final String OPERATOR = "operator";
  private static final String NONSENSE = "?minPosition=x&after=x";
  private static final Map<String, String> table =
      AccessTable.read(Path.of("../docs/ACCESS.md"), "Questions");

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    PartnershipCode partnership = new PartnershipCode(PARTNERSHIP);
    SampleEvents.setUp(log, partnership, issuer.issuer());
    long lead =
        log.append(
            partnership,
            log.persons()
                .enrolled(
                    partnership,
                    "lead",
                    TestPersons.lookup(issuer.issuer(), subject(Role.LEAD)),
                    Set.of(Role.LEAD),
                    Set.of(SampleEvents.HEALTH_VISITING)),
            SampleEvents.BEGIN);
    log.flush();
    service = shared.service();
    Eventually.holds(() ->
        assertThat(
                service
                    .get(subject(Role.VIEWER), "/v1/" + PARTNERSHIP + "/cycles?minPosition=" + lead)
                    .body())
            .contains(SampleEvents.AUTUMN.value()));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private static String subject(Role role) {
    return role.name().toLowerCase(Locale.ROOT) + "-" + PARTNERSHIP;
  }

  @Test
  void theTableListsEveryOperationAndNoOther() {
    assertThat(table.keySet())
        .isEqualTo(
            ApiDocument.read(Path.of("../docs/api/query-service.openapi.yaml"))
                .operations()
                .keySet());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aMemberAsksWhatTheRoleAllows(Role role) {
    table.forEach((operation, takes) -> {
      Answer answer = send(operation, takes, subject(role));
      if (AccessTable.isOpen(takes)) {
        assertThat(answer.status()).as(operation).isEqualTo(200);
      } else if (isAllowed(role, takes)) {
        assertThat(answer.status()).as(operation).isEqualTo(400);
      } else {
        isRefused(operation, answer, 403, "not-allowed");
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {OPERATOR, "nobody-knows"})
  void whoIsNoMemberIsAStranger(String subject) {
    table.forEach((operation, takes) -> {
      Answer answer = send(operation, takes, subject);
      if (AccessTable.isOpen(takes)) {
        assertThat(answer.status()).as(operation).isEqualTo(200);
      } else if (!takes.equals("to be an operator")) {
        isRefused(operation, answer, 404, "partnership-unknown");
      } else if (subject.equals(OPERATOR)) {
        assertThat(answer.body()).as(operation).doesNotContain("not-allowed");
      } else {
        isRefused(operation, answer, 403, "not-allowed");
      }
    });
  }

  private static void isRefused(String operation, Answer answer, int status, String code) {
    assertThat(answer.status()).as(operation).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).as(operation).isEqualTo(code);
  }

  private static boolean isAllowed(Role role, String takes) {
    return Arrays.stream(Action.values())
        .filter(action -> AccessTable.isFor(takes, action))
        .anyMatch(role::allows);
  }

  private static Answer send(String operation, String takes, String subject) {
    String[] parts = operation.split(" ", 2);
    boolean operations = parts[1].startsWith("/v1/operations");
    String path =
        parts[1]
            .replace("{partnership}", operations ? "No%20Slug" : PARTNERSHIP)
            .replace("{file}", "rating-changed.v1.schema.json")
            .replace("{export}.{format}", "ratings.csv")
            .replaceAll("\\{[a-z]+}", "x");
    return parts[0].equals("GET")
        ? service.get(subject, AccessTable.isOpen(takes) ? path : path + NONSENSE)
        : service.post(subject, path, "{}");
  }
}
