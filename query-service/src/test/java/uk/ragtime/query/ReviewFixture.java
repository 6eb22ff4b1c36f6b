package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.ReviewEvents;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.contract.ApiDocument;

/** A partnership under review, of its own for each test. */
abstract class ReviewFixture {
  static final ApiDocument document =
      ApiDocument.read(Path.of("../docs/api/query-service.openapi.yaml"));

  /** The cycle that is open now. */
  static final ReviewEvents OURS =
      new ReviewEvents(SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.HEALTH_VISITING);

  static final ReviewEvents THEIRS =
      new ReviewEvents(SampleEvents.AUTUMN, SampleEvents.BLACKPOOL, SampleEvents.MIDWIFERY);

  static final LocalDate DAY = LocalDate.of(2026, 9, 7);
  static final Instant NOW = Instant.parse("2026-09-08T09:00:00Z");

  @RegisterExtension static final SharedService shared = new SharedService();

  private static int number;
  static TestLog log;
  static QueryService service;

  PartnershipCode ours = new PartnershipCode("review-0");

  @BeforeAll
  static void start() {
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @BeforeEach
  void given() {
    ours =
        new PartnershipCode(getClass().getSimpleName().toLowerCase(Locale.ROOT) + "-" + ++number);
    SampleEvents.setUp(log, ours, shared.issuer().issuer());
    append(
        log.persons()
            .enrolled(
                ours,
                "lead",
                TestPersons.lookup(shared.issuer().issuer(), "lead-" + ours),
                Set.of(Role.LEAD),
                Set.of(SampleEvents.HEALTH_VISITING)),
        "coordinator");
  }

  long append(DomainEvent event, String actor) {
    return log.append(ours, event, NOW, actor);
  }

  long rate(ReviewEvents of, CapabilityCode capability, Rating to) {
    return append(
        SampleEvents.rated(of.cycle(), of.area(), of.agency(), capability, null, to, DAY), "rater");
  }

  void rateAll(ReviewEvents of, Rating to) {
    append(of.opened(), "rater");
    rate(of, SampleEvents.TUNING_IN, to);
    rate(of, SampleEvents.LOCAL_SERVICES, to);
    rate(of, SampleEvents.SUPERVISION, to);
  }

  Answer ask(String role, String path) {
    log.awaitProjected(shared.database());
    String join = path.contains("?") ? "&" : "?";
    return service.get(
        role + "-" + ours, "/v1/" + ours + "/" + path + join + "minPosition=" + log.position(ours));
  }

  JsonNode get(String role, String path) {
    Answer answer = ask(role, path);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  static void isAsDescribed(String schema, JsonNode answer) {
    assertThat(document.faultsOf(schema, answer)).as(answer.toString()).isEmpty();
  }
}
