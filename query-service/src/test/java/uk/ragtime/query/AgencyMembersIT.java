package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;

/** A lead is told who rates for their agency, and nothing else about the partnership's members. */
class AgencyMembersIT {
  private static final PartnershipCode MERCIA = new PartnershipCode("mercia-colleagues");
  private static final String MIDWIFERY = "/v1/" + MERCIA + "/agencies/midwifery/members";

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    LocalDate today = Calendar.dayOf(Instant.now());
    log = new TestLog(SharedService.TOPICS);
    SampleEvents.setUp(log, MERCIA, shared.issuer().issuer());
    enrol("lead", Set.of(Role.LEAD), SampleEvents.MIDWIFERY);
    enrol("midwife", Set.of(Role.RATER, Role.AUDITOR), SampleEvents.MIDWIFERY);
    enrol("leaving", Set.of(Role.RATER), SampleEvents.MIDWIFERY);
    record(new MemberLeaveScheduled(TestPersons.handle("leaving"), today.plusDays(1)));
    enrol("left", Set.of(Role.RATER), SampleEvents.MIDWIFERY);
    record(new MemberLeaveScheduled(TestPersons.handle("left"), today));
    // A role that rates for no agency counts for none, whatever agencies are recorded with it.
    enrol("onlooker", Set.of(Role.AUDITOR), SampleEvents.MIDWIFERY);
    log.persons().name(MERCIA, "guest", "Gail Guest");
    record(
        log.persons()
            .invited(
                MERCIA,
                "guest",
                CodeHash.of("a code of Mercia"),
                Set.of(Role.RATER),
                Set.of(SampleEvents.MIDWIFERY),
                today.plusDays(3)));
    service = shared.service();
    log.awaitProjected(shared.database());
    long last = log.position(MERCIA);
    Eventually.holds(() ->
        assertThat(service.get(subject("coordinator"), MIDWIFERY + "?minPosition=" + last).status())
            .isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private static void record(MemberEvent event) {
    log.append(MERCIA, event, SampleEvents.SPRINGTIME);
  }

  private static void enrol(String member, Set<Role> roles, AgencyCode agency) {
    record(
        log.persons()
            .enrolled(
                MERCIA,
                member,
                TestPersons.lookup(shared.issuer().issuer(), subject(member)),
                roles,
                Set.of(agency)));
  }

  private static String subject(String member) {
    return member + "-" + MERCIA;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "coordinator"})
  void whoeverMayAssignIsToldWhoRatesForTheAgency(String member) {
    Answer answer = service.get(subject(member), MIDWIFERY);

    assertThat(answer.json().get("agency").asString()).isEqualTo("midwifery");
    assertThat(answer.json().get("members").toString())
        .isEqualTo(
            "[{\"member\":\"lead\",\"name\":\"Name of lead\",\"roles\":[\"LEAD\"]},"
                + "{\"member\":\"leaving\",\"name\":\"Name of leaving\",\"roles\":[\"RATER\"]},"
                + "{\"member\":\"midwife\",\"name\":\"Name of midwife\",\"roles\":[\"RATER\"]}]");
  }

  @Test
  void aLeadIsToldNothingAboutAnotherAgency() {
    for (String other : new String[] {"health-visiting", "no-such-agency"}) {
      Answer answer =
          service.get(subject("lead"), "/v1/" + MERCIA + "/agencies/" + other + "/members");

      assertThat(answer.status()).as(other).isEqualTo(403);
      assertThat(answer.json().get("code").asString()).as(other).isEqualTo("not-your-agency");
    }
  }

  @Test
  void theListOfAllMembersIsForCoordinatorsStill() {
    assertThat(service.get(subject("lead"), "/v1/" + MERCIA + "/members").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"midwife", "rater", "reviewer", "auditor", "viewer"})
  void whoeverAssignsNothingIsToldNothing(String member) {
    Answer answer = service.get(subject(member), MIDWIFERY);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().get("code").asString()).isEqualTo("not-allowed");
  }

  @Test
  void anAgencyThatDoesNotExistIsUnknownToACoordinator() {
    Answer answer =
        service.get(subject("coordinator"), "/v1/" + MERCIA + "/agencies/no-such-agency/members");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("code").asString()).isEqualTo("agency-unknown");
  }
}
