package uk.ragtime.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.EventTopics.Headers;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestIssuer;

/** The audit asked for what lies far apart: one errand, or a few cells among many. */
class AuditRareIT {
  private static final PartnershipCode RARE = new PartnershipCode("rare");
  private static final String AUDIT = "/v1/rare/audit?";
  private static final UUID COMMAND = new UUID(7, 7);
  private static final int EACH_ERRAND = 3;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;
  private static final List<Long> OF_ERRAND = new ArrayList<>();
  private static final List<Long> OF_COMMAND = new ArrayList<>();

  @BeforeAll
  static void given() {
    issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    SampleEvents.setUp(log, RARE, issuer.issuer());
    long last = 0;
    for (int i = 0; i < EACH_ERRAND; i++) {
      last = publish("errand-1", UUID.randomUUID());
      OF_ERRAND.add(last);
      last = publish(COMMAND.toString(), COMMAND);
      OF_COMMAND.add(last);
      last = publish("errand-2", UUID.randomUUID());
    }
    long until = last;
    log.flush();
    service = shared.service();
    Eventually.holds(() ->
        assertThat(service.get("auditor-rare", "/v1/rare/areas?minPosition=" + until).status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void oneErrandIsFoundByWhatTheCallerCalledIt() {
    assertThat(positions("correlation=errand-1")).isEqualTo(OF_ERRAND);
    assertThat(positions("correlation=errand-1&order=newest")).isEqualTo(OF_ERRAND.reversed());
    assertThat(positions("correlation=errand-1&limit=2&after=" + OF_ERRAND.getFirst()))
        .isEqualTo(OF_ERRAND.subList(1, EACH_ERRAND));
  }

  @Test
  void whereItWasNotCalledAnythingItIsFoundByTheCommand() {
    JsonNode entries =
        service.get("auditor-rare", AUDIT + "correlation=" + COMMAND).json().get("entries");

    assertThat(positions("correlation=" + COMMAND)).isEqualTo(OF_COMMAND);
    assertThat(entries.get(0).get("correlationId").asString()).isEqualTo(COMMAND.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "correlation=errand-3, 0",
    "correlation=ERRAND-1, 0",
    "correlation=1-1-1-1-1, 0",
    "correlation=errand-1&member=nobody, 0",
    "correlation=errand-1&area=blackpool&agency=midwifery&capability=tuning-in, 3",
    "agency=midwifery, 9",
    "agency=midwifery&area=blackpool, 9",
    "capability=tuning-in, 9",
    "agency=midwifery&area=fylde, 0",
    "agency=midwifery&capability=reflective-supervision, 0",
    "agency=nobody, 0",
    "capability=nothing&order=newest, 0"
  })
  void whatLiesFarApartIsFound(String query, int entries) {
    assertThat(positions(query)).hasSize(entries);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with%20blank", "%C3%A9", "%25"})
  void anIdThatNobodyCouldHaveGivenIsRefused(String correlation) {
    Answer answer = service.get("auditor-rare", AUDIT + "correlation=" + correlation);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("invalid-parameter");
    assertThat(answer.json().get("violations").get(0).get("field").asString())
        .isEqualTo("correlation");
  }

  private static long publish(String correlation, UUID command) {
    DomainEvent event =
        SampleEvents.rated(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            null,
            Rating.AMBER,
            LocalDate.of(2026, 3, 1));
    Instant recordedAt = Instant.parse("2026-03-02T10:00:00Z");
    long position = log.skip(RARE);
    Map<String, String> headers =
        new HashMap<>(TestLog.headers(RARE, position, event, recordedAt, "rater"));
    headers.put(Headers.CORRELATION_ID, correlation);
    headers.put(Headers.COMMAND_ID, command.toString());
    log.send(RARE.value(), headers, JsonMapper.shared().writeValueAsString(event).getBytes(UTF_8));
    return position;
  }

  private static List<Long> positions(String query) {
    Answer answer = service.get("auditor-rare", AUDIT + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer
        .json()
        .get("entries")
        .valueStream()
        .map(entry -> entry.get("position").asLong())
        .toList();
  }
}
