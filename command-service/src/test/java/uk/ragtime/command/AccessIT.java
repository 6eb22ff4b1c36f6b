package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.CommandServiceUnderTest.OPERATOR;
import static uk.ragtime.command.CommandServiceUnderTest.assertProblem;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.testing.contract.AccessTable;
import uk.ragtime.testing.contract.ApiDocument;
import uk.ragtime.worker.BackOff;

/**
 * Each operation authorizes exactly the callers that docs/ACCESS.md names. The requests have
 * invalid bodies, so authorized callers are answered 400, and nothing is recorded.
 */
class AccessIT {
  private static final Map<String, String> table =
      AccessTable.read(Path.of("../docs/ACCESS.md"), "Commands");
  private static final CommandServiceUnderTest service = CommandServiceUnderTest.shared();
  private static final SamplePartnership essex = new SamplePartnership(service, "sussex");

  @BeforeAll
  static void found() {
    essex.found();
    for (Role role : Role.values()) {
      assertThat(essex.enrol("carol", subject(role), role.name()).status()).isEqualTo(201);
    }
  }

  private static String subject(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void theTableListsEveryOperationAndNoOther() {
    assertThat(table.keySet())
        .isEqualTo(
            ApiDocument.read(Path.of("../docs/api/command-service.openapi.yaml"))
                .operations()
                .keySet());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aMemberDoesWhatTheRoleAllows(Role role) {
    table.forEach((operation, takes) -> {
      Answer answer = send(operation, subject(role));
      if (AccessTable.isOpen(takes)) {
        assertThat(answer.status()).as(operation).isEqualTo(200);
      } else if (isAllowed(role, takes)) {
        assertProblem(answer, 400, "malformed-json");
      } else {
        assertProblem(answer, 403, "not-allowed");
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {OPERATOR, "nobody-knows"})
  void whoIsNoMemberIsAStranger(String subject) {
    table.forEach((operation, takes) -> {
      Answer answer = send(operation, subject);
      if (AccessTable.isOpen(takes)) {
        assertThat(answer.status()).as(operation).isEqualTo(200);
      } else if (subject.equals(OPERATOR) && takes.contains("to be an operator")) {
        assertProblem(answer, 400, "malformed-json");
      } else {
        assertProblem(answer, 404, "partnership-unknown");
      }
    });
  }

  @Test
  @DisplayName("C18: an operator's act is recorded with the operator and the answer")
  void actsOfOperatorsAreRecorded() throws Exception {
    service.put(OPERATOR, "/v1/recorded", "{\"name\":\"Recorded\"}");
    service.put("carol", "/v1/recorded", "{\"name\":\"Stolen\"}");
    service.put(OPERATOR, "/v1/recorded/areas/x", "{");

    // The status is recorded after the answer.
    Optional<List<String>> concluded =
        BackOff.constant(Duration.ofMillis(20))
            .poll(
                Duration.ofSeconds(60),
                () ->
                    Optional.of(acts())
                        .filter(acts -> acts.stream().noneMatch(act -> act.endsWith(" null"))));

    assertThat(concluded).contains(List.of("PUT /v1/recorded 201", "PUT /v1/recorded/areas/x 404"));
  }

  private static List<String> acts() throws SQLException {
    try (Connection owner = service.database().connect(service.database().owner());
        ResultSet row =
            owner
                .createStatement()
                .executeQuery(
                    """
                    select issuer, subject, act, status
                      from store.operator_act
                     where act like '%/recorded%'
                     order by number
                    """)) {
      List<String> acts = new ArrayList<>();
      while (row.next()) {
        assertThat(row.getString("issuer")).isEqualTo(service.issuer().issuer());
        assertThat(row.getString("subject")).isEqualTo(OPERATOR);
        acts.add(row.getString("act") + " " + row.getString("status"));
      }
      return acts;
    }
  }

  /** A code makes anybody a member; of a member it is looked at. */
  private static boolean isAllowed(Role role, String takes) {
    return takes.equals("to hold the code")
        || Arrays.stream(Action.values())
            .filter(action -> AccessTable.isFor(takes, action))
            .anyMatch(role::allows);
  }

  private static Answer send(String operation, String subject) {
    String[] parts = operation.split(" ", 2);
    String path =
        parts[1]
            .replace("{partnership}", "sussex")
            .replace("{agency}", "health-visiting")
            .replace("{version}", "1")
            .replace("{comment}", "1")
            .replace("{hold}", "2026-1")
            .replace("{comment}", "1")
            .replace("{name}", "workforce-infant-mental-health")
            .replaceAll("\\{[a-z]+}", "x");
    return service.send(parts[0], subject, path, parts[0].equals("GET") ? "" : "{");
  }
}
