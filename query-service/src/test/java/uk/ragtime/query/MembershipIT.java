package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.query.access.Memberships;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.TestIssuer;

/** Current membership of people who were enrolled and have left. */
class MembershipIT {
  private static final PartnershipCode WESSEX = new PartnershipCode("wessex-members");
  private static final String T = "/v1/" + WESSEX;

  /** Of what was recorded last of each. */
  private static final Map<String, Long> VERSIONS = new HashMap<>();

  private static LocalDate today;
  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void given() {
    today = Calendar.dayOf(Instant.now());
    issuer = shared.issuer();
    log = new TestLog(SharedService.TOPICS);
    SampleEvents.setUp(log, WESSEX, issuer.issuer());
    log.persons().name(WESSEX, "guest", "Gail Guest");
    log.persons().name(WESSEX, "left", "Lee Left");
    enrol("left", "left");
    leave("left", today);
    enrol("leaving", "leaving");
    leave("leaving", today.plusDays(100));
    enrol("stayed", "stayed");
    leave("stayed", today);
    record(new MemberLeaveCalledOff(TestPersons.handle("stayed")));
    enrol("back", "back");
    leave("back", today);
    enrol("back", "back");
    enrol("before", "moved");
    leave("before", today);
    enrol("after", "moved");
    // before they came to run the platform
    enrol("m-operator", "operator");
    invite("guest");
    invite("came");
    enrol("came", "came");
    invite("uninvited");
    record(new InvitationWithdrawn(TestPersons.handle("uninvited")));
    service = shared.service();
    log.awaitProjected(shared.database());
    long last = log.position(WESSEX);
    Eventually.holds(() -> {
      var answer = service.get("coordinator-wessex-members", T + "/members?minPosition=" + last);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("Gail Guest", "Lee Left");
    });
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private static void record(MemberEvent event) {
    // The stream versions of this log are positions.
    long version = log.append(WESSEX, event, SampleEvents.SPRINGTIME);
    VERSIONS.put(event.member().value(), version);
  }

  private static void enrol(String member, String subject) {
    record(
        log.persons()
            .enrolled(
                WESSEX,
                member,
                TestPersons.lookup(issuer.issuer(), subject),
                Set.of(Role.AUDITOR),
                Set.of()));
  }

  private static void leave(String member, LocalDate day) {
    record(new MemberLeaveScheduled(TestPersons.handle(member), day));
  }

  private static void invite(String member) {
    record(
        log.persons()
            .invited(
                WESSEX,
                member,
                CodeHash.of(member),
                Set.of(Role.RATER),
                Set.of(SampleEvents.MIDWIFERY),
                today.plusDays(3)));
  }

  @ParameterizedTest
  @CsvSource({"leaving, leaving", "stayed, stayed", "back, back", "moved, after", "came, came"})
  void whoBelongsIsLetIn(String subject, String member) {
    JsonNode memberships = service.get(subject, "/v1/me").json().get("memberships");

    assertThat(memberships.size()).isEqualTo(1);
    assertThat(memberships.get(0).get("member").asString()).isEqualTo(member);
    assertThat(service.get(subject, T + "/areas").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"left", "operator"})
  void whoHasLeftAndWhoRunsThePlatformAreStrangers(String subject) {
    assertThat(service.get(subject, "/v1/me").json().get("memberships").size()).isZero();
    for (String path :
        new String[] {
          "/areas",
          "/members",
          "/areas/blackpool/profile",
          "/audit",
          "/events",
          "/exports/ratings.csv",
          "/areas/blackpool/profile/stream"
        }) {
      var real = service.get(subject, T + path);
      var none = service.get(subject, "/v1/wessex-nembers" + path);
      assertThat(real.status()).as(path).isEqualTo(404);
      assertThat(real.body()).isEqualTo(none.body().replace("nembers", "members"));
    }
  }

  @Test
  void aMembershipEndsAsTheDayBeginsInLondon() {
    LocalDate day = today.plusDays(100);
    Instant begins = day.atStartOfDay(Calendar.LONDON).toInstant();

    assertThat(memberAt("leaving", begins.minusMillis(1))).isTrue();
    assertThat(memberAt("leaving", begins)).isFalse();
  }

  private static boolean memberAt(String subject, Instant now) {
    Lookup lookup = TestPersons.lookup(issuer.issuer(), subject);
    Memberships memberships = service.bean(Memberships.class);
    return service
        .bean(TenantTransactions.class)
        .readAs(lookup, WESSEX, tenant -> memberships.find(tenant, lookup, now))
        .isPresent();
  }

  @Test
  void coordinatorsSeeWhoBelongsWhoIsToComeAndWhoHasLeft() {
    JsonNode answer = service.get("coordinator-wessex-members", T + "/members").json();

    assertThat(answer.get("members").findValuesAsString("member"))
        .containsExactly(
            "after",
            "auditor",
            "back",
            "came",
            "coordinator",
            "leaving",
            "m-operator",
            "rater",
            "reviewer",
            "stayed",
            "viewer");
    JsonNode leaving = answer.get("members").get(5);
    assertThat(leaving.get("leavesOn").asString()).isEqualTo(today.plusDays(100).toString());
    assertThat(leaving.get("since").asString()).isEqualTo(SampleEvents.SPRINGTIME.toString());
    Map<String, Long> shown = new HashMap<>();
    answer
        .get("members")
        .forEach(it ->
            shown.put(
                TestPersons.handle(it.get("member").asString()).value(),
                it.get("version").asLong()));
    for (String member : List.of("leaving", "stayed", "back", "after", "came", "m-operator")) {
      String handle = TestPersons.handle(member).value();
      assertThat(shown.get(handle)).as(member).isEqualTo(VERSIONS.get(handle));
    }
    assertThat(answer.get("invitations").toString())
        .isEqualTo(
            "[{\"member\":\"guest\",\"name\":\"Gail Guest\",\"roles\":[\"RATER\"],"
                + "\"agencies\":[\"midwifery\"],\"expiresOn\":\""
                + today.plusDays(3)
                + "\"}]");
    assertThat(answer.get("former").toString())
        .isEqualTo(
            "[{\"member\":\"before\",\"name\":\"Name of before\",\"leftOn\":\"%1$s\"},"
                    .formatted(today)
                + "{\"member\":\"left\",\"name\":\"Lee Left\",\"leftOn\":\"%s\"}]"
                    .formatted(today));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rater", "reviewer", "auditor", "viewer"})
  void nobodyElseDoes(String role) {
    assertThat(service.get(role + "-wessex-members", T + "/members").status()).isEqualTo(403);
  }
}
