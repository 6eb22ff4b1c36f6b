package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.support.ApplicationLockRemoved;
import uk.ragtime.query.support.MappedOperations;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SampleReview;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.web.request.ParameterCheck;

/**
 * The service without its own lock: every caller is admitted everywhere with every role, and no
 * query names a partnership. PostgreSQL's lock remains, and it holds: strangers see nothing, and
 * members only their own partnership.
 */
class RowSecurityAloneIT {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final String TOPICS = "open-door";

  private static final HoldNumber HELD = new HoldNumber("2026-7");

  /** Said in ours and nowhere else. */
  private static final String ONLY_OURS = "only-ours";

  /** One of these is in every answer that shows anything of either partnership. */
  private static final Set<String> CONTENT =
      Set.of(
          "blackpool",
          "fylde",
          "health-visiting",
          "midwifery",
          "tuning-in",
          "2026-spring",
          "Cycle 2026",
          "Because it is so",
          "Rae Ter");

  private static TestIssuer issuer;
  private static QueryService service;

  @BeforeAll
  static void everybodyIsLetIn() {
    issuer = TestIssuer.start();
    TestDatabase database = QueryService.newDatabase();
    try (TestLog log = new TestLog(TOPICS)) {
      SampleEvents.setUp(log, OURS, issuer.issuer());
      SampleEvents.setUp(log, THEIRS, issuer.issuer());
      AreaCode area = new AreaCode(ONLY_OURS);
      AgencyCode agency = new AgencyCode(ONLY_OURS + "-agency");
      log.append(OURS, new AreaDefined(area, "Only ours", null), SampleEvents.BEGIN);
      log.append(
          OURS,
          new AgencyJoined(agency, "Only ours", Sector.OTHER, Set.of(area), null),
          SampleEvents.BEGIN);
      for (PartnershipCode partnership : List.of(OURS, THEIRS)) {
        log.append(
            partnership,
            SampleEvents.rated(
                SampleEvents.SPRING,
                partnership.equals(OURS) ? area : SampleEvents.BLACKPOOL,
                partnership.equals(OURS) ? agency : SampleEvents.MIDWIFERY,
                SampleEvents.TUNING_IN,
                null,
                Rating.RED,
                SampleEvents.FIRST_DAY),
            SampleEvents.SPRINGTIME);
        erasureIsHeld(log, partnership);
        SampleReview.append(log, partnership);
      }
      service =
          QueryService.startWith(database, issuer, TOPICS, List.of(ApplicationLockRemoved.class));
      log.awaitProjected(database);
    }
  }

  private static void erasureIsHeld(TestLog log, PartnershipCode partnership) {
    MemberHandle rater = TestPersons.handle("rater");
    log.append(
        partnership,
        new HoldPlaced(
            HELD,
            Set.of(rater),
            Set.of(SampleEvents.SPRING),
            TestSeals.of(SealedField.REASON, "A complaint is open."),
            null),
        SampleEvents.SPRINGTIME);
    log.append(
        partnership,
        new ErasureDeferred(1, Set.of(rater), List.of(), ErasureGround.REQUEST, Set.of(HELD)),
        SampleEvents.SPRINGTIME);
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  @Test
  void aStrangerWhoIsLetInIsShownNothing() {
    assertThat(questions()).hasSizeGreaterThan(14);
    for (String question : questions()) {
      Answer answer = service.get("coordinator-ours", "/v1/theirs/" + question);

      assertThat(answer.status()).as(question).isIn(200, 404);
      if (answer.status() == 200) {
        CONTENT.forEach(word -> assertThat(answer.body()).as(question).doesNotContain(word));
        assertThat(answer.body()).as(question).doesNotContain(ONLY_OURS);
      } else {
        assertThat(answer.json().get("code").asString())
            .as(question)
            .isNotEqualTo("partnership-unknown");
      }
    }
    assertThat(service.get("coordinator-ours", "/v1/theirs/areas").status()).isEqualTo(200);
    assertThat(service.get("coordinator-ours", "/v1/theirs/events").json()).isEmpty();
  }

  @Test
  void aMemberIsShownTheirOwnAndNothingElse() {
    for (String question : questions()) {
      if (question.endsWith("/stream") || question.contains(".xlsx")) {
        continue; // the one never ends, the other is compressed
      }
      Answer answer = service.get("coordinator-theirs", "/v1/theirs/" + question);

      assertThat(answer.status()).as("%s: %s", question, answer.body()).isEqualTo(200);
      assertThat(CONTENT).as(question).anyMatch(answer.body()::contains);
      assertThat(answer.body()).as(question).doesNotContain(ONLY_OURS, "Only ours");
    }
  }

  @Test
  void theServicesOwnLockIsReallyOut() {
    int _ = ApplicationLockRemoved.predicatesLost(); // the projector's own, and other tests'
    service.get("coordinator-theirs", "/v1/theirs/areas");
    assertThat(ApplicationLockRemoved.predicatesLost()).isPositive();
  }

  /** Everything that can be asked about a partnership, as the service itself lists it. */
  private static List<String> questions() {
    List<String> questions = new ArrayList<>();
    MappedOperations.of(
            service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
            service.bean(ParameterCheck.class))
        .keySet()
        .stream()
        .filter(operation -> operation.startsWith("GET /v1/{partnership}/"))
        .map(operation -> operation.substring("GET /v1/{partnership}/".length()))
        .forEach(path -> {
          if (path.startsWith("exports/")) {
            for (String export : List.of("ratings", "changes", "profile")) {
              questions.add("exports/" + export + ".csv");
              questions.add("exports/" + export + ".xlsx");
            }
          } else {
            questions.add(
                path.replace("{area}", "blackpool")
                        .replace("{member}", TestPersons.handle("rater").value())
                        .replace("{checklist}", SampleEvents.CHECKLIST.value())
                        .replace("{version}", "1")
                        .replace("{erasure}", "1")
                        .replace("{hold}", HELD.value())
                        .replace("{cycle}", SampleEvents.SPRING.value())
                        .replace("{agency}", SampleEvents.MIDWIFERY.value())
                        .replace("{action}", SampleReview.ACTION)
                        .replace("{number}", "1")
                    + parameters(path));
          }
        });
    return questions;
  }

  private static String parameters(String path) {
    if (path.endsWith("/history")) {
      return "?by=month&from=2026-01-31&to=2026-03-31";
    }
    if (path.equals("texts")) {
      return "?contains=Because";
    }
    return path.endsWith("/movement") ? "?from=2026-01-31&to=2026-03-31" : "";
  }
}
