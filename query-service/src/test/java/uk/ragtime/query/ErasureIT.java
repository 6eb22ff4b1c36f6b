package uk.ragtime.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.erasure.Erasures;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.ReadModelCopy;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Names and texts beside the log: shown where they fit, told as erased where they were, and gone.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErasureIT {
  private static final String TOPICS = "erasure";

  private static int number;

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestDatabase database;
  private static Database inside;
  private static QueryService service;

  private PartnershipCode ours = new PartnershipCode("erasing-0");
  private String t = "";

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    database = QueryService.newDatabase();
    inside = new Database(database);
    service = QueryService.start(database, issuer, TOPICS);
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @BeforeEach
  void given() {
    ours = new PartnershipCode("erasing-" + ++number);
    t = "/v1/" + ours;
    SampleEvents.setUp(log, ours, issuer.issuer());
  }

  private long append(DomainEvent event, String actor) {
    return log.append(ours, event, SampleEvents.SPRINGTIME, actor);
  }

  private static RatingReconfirmed looked(Seal remark) {
    return new RatingReconfirmed(
        SampleEvents.SPRING,
        SampleEvents.BLACKPOOL,
        SampleEvents.HEALTH_VISITING,
        SampleEvents.TUNING_IN,
        Rating.AMBER,
        Stage.SELF,
        remark,
        null,
        0,
        SampleEvents.FIRST_DAY,
        false);
  }

  private long remark(String text) {
    return append(looked(TestSeals.of(SealedField.REMARK, text)), "rater");
  }

  private JsonNode entry(long position) {
    log.flush();
    JsonNode answer =
        service
            .get(
                "auditor-" + ours,
                t + "/audit?limit=1&after=" + (position - 1) + "&minPosition=" + position)
            .json();
    return answer.get("entries").get(0);
  }

  private void eventually(long position, String field, String json) {
    Eventually.holds(
        () -> assertThat(String.valueOf(entry(position).get(field))).as(field).isEqualTo(json));
  }

  /** Waits until everything of this place has been projected. */
  private void projectedBeside(TextPlace place) {
    log.flush();
    TextPlace later = new TextPlace(place.position() + 1_000_000, place.field());
    log.textBehind(new TextKey(ours, place), new TextKey(ours, later), "marks");
    log.flush();
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    "select text from erasable.text where partnership = ? and position = ?",
                    ours.value(),
                    later.position()))
            .containsExactly("marks"));
  }

  @Test
  void aTextThatComesAfterItsEventIsMissingUntilThen() {
    Seal seal = TestSeals.of(SealedField.REMARK, "Late, and still right.");
    long position = log.position(ours) + 1;
    log.skip(ours);
    log.publish(ours, position, looked(seal), SampleEvents.SPRINGTIME, "rater");

    eventually(position, "missing", "[\"rationale\"]");
    assertThat(entry(position).get("rationale").isNull()).isTrue();

    TextKey key = new TextKey(ours, new TextPlace(position, SealedField.REMARK));
    log.text(
        key,
        new ErasableText(
            TestSeals.keyOf(SealedField.REMARK, "Late, and still right."),
            "Late, and still right."));

    eventually(position, "rationale", "\"Late, and still right.\"");
    assertThat(entry(position).has("missing")).isFalse();
  }

  @Test
  void aTextThatDoesNotFitIsParkedLoudlyAndShownToNobody(CapturedOutput output) {
    long position = remark("As it was said.");
    eventually(position, "rationale", "\"As it was said.\"");
    TextPlace place = new TextPlace(position, SealedField.REMARK);
    SealKey key = TestSeals.keyOf(SealedField.REMARK, "As it was said.");

    log.text(new TextKey(ours, place), new ErasableText(key, "As nobody said it."));
    projectedBeside(place);

    assertThat(misfits()).containsExactly("text/" + position + "/remark");
    Eventually.holds(() ->
        assertThat(
                service.bean(MeterRegistry.class).get("ragtime.projection.misfits").gauge().value())
            .isPositive());
    assertThat(output.getAll())
        .contains("The opening of text/" + position + "/remark of partnership " + ours)
        .doesNotContain("As nobody said it.");
    assertThat(entry(position).get("rationale").asString()).isEqualTo("As it was said.");

    log.text(new TextKey(ours, place), new ErasableText(key, "As it was said."));
    Eventually.holds(() -> assertThat(misfits()).isEmpty());
  }

  @Test
  void anEarlyTextIsJudgedWhenItsEventComes() {
    long position = log.position(ours) + 1;
    TextPlace place = new TextPlace(position, SealedField.REMARK);
    log.text(
        new TextKey(ours, place), new ErasableText(SealKey.of(new byte[32]), "As nobody said it."));
    projectedBeside(place);
    log.skip(ours);
    log.publish(
        ours,
        position,
        looked(TestSeals.of(SealedField.REMARK, "Said otherwise.")),
        SampleEvents.SPRINGTIME,
        "rater");

    eventually(position, "missing", "[\"rationale\"]");
    assertThat(misfits()).containsExactly("text/" + position + "/remark");
    assertThat(inside.ask("select text from erasable.text where position = ?", position))
        .doesNotContain("As nobody said it.");
  }

  @Test
  void anErasedTextIsToldAsErasedAndTakesNoOpeningAgain() {
    String text = "Mrs Miller is off sick again.";
    long position = remark(text);
    eventually(position, "rationale", "\"" + text + "\"");
    TextPlace place = new TextPlace(position, SealedField.REMARK);

    long erased = append(new TextsErased(1, List.of(place), ErasureGround.MISTAKE), "coordinator");
    eventually(erased - 1, "erased", "[\"rationale\"]");
    log.text(
        new TextKey(ours, place),
        new ErasableText(TestSeals.keyOf(SealedField.REMARK, text), text));
    projectedBeside(place);

    assertThat(entry(position).get("rationale").isNull()).isTrue();
    assertThat(entry(position).get("erased").toString()).isEqualTo("[\"rationale\"]");
    String file = new String(export("changes.csv"), UTF_8);
    assertThat(file).contains("RECONFIRMED").contains("rationale").doesNotContain("Miller");
    isCarriedOut(erased);
    assertNoFileHas(text);
  }

  @Test
  void aTombstoneErasesLikeTheEvent() {
    long position = remark("Said, and gone with the record.");
    eventually(position, "rationale", "\"Said, and gone with the record.\"");

    log.text(new TextKey(ours, new TextPlace(position, SealedField.REMARK)), null);

    eventually(position, "erased", "[\"rationale\"]");
  }

  @Test
  void whatIsErasedWhileTheProjectorIsPausedIsNeverShown() throws SQLException {
    long shown = remark("Said before the pause.");
    eventually(shown, "rationale", "\"Said before the pause.\"");
    long unseen;
    long erased;
    try (Connection _ = inside.holding("read.swap_guard", "access exclusive")) {
      unseen = remark("Said and taken back in the pause.");
      List<TextPlace> places =
          List.of(
              new TextPlace(shown, SealedField.REMARK), new TextPlace(unseen, SealedField.REMARK));
      erased = append(new TextsErased(1, places, ErasureGround.MISTAKE), "coordinator");
      log.text(new TextKey(ours, places.getLast()), null);
      log.flush();
      assertThat(entry(shown).get("rationale").asString()).isEqualTo("Said before the pause.");
    }

    eventually(shown, "erased", "[\"rationale\"]");
    assertThat(entry(unseen).get("erased").toString()).isEqualTo("[\"rationale\"]");
    isCarriedOut(erased);
    assertThat(inside.ask("select text from erasable.text where partnership = ?", ours.value()))
        .isEmpty();
  }

  @Test
  void anErasedPersonIsAHandleEverywhereAndAStranger() {
    log.persons().name(ours, "rose", "Rose Tyler-Erased");
    append(
        log.persons()
            .enrolled(
                ours,
                "rose",
                TestPersons.lookup(issuer.issuer(), "rose-" + ours),
                Set.of(Role.RATER),
                Set.of(SampleEvents.HEALTH_VISITING)),
        "coordinator");
    long position = append(looked(TestSeals.of(SealedField.REMARK, "By Rose.")), "rose");
    eventually(position, "by", "{\"member\":\"rose\",\"name\":\"Rose Tyler-Erased\"}");
    PersonKey key = new PersonKey(ours, TestPersons.handle("rose"));
    assertThat(service.get("rose-" + ours, t + "/areas").status()).isEqualTo(200);
    append(new MemberLeaveScheduled(key.handle(), LocalDate.of(2026, 3, 3)), "coordinator");

    long erased = append(new PersonErased(1, key.handle(), ErasureGround.REQUEST), "coordinator");
    log.person(
        key,
        new ErasablePerson(
            position,
            new MemberCode("rose"),
            new PersonName("Rose Tyler-Erased"),
            SealKey.of(new byte[32]),
            null,
            null));

    eventually(
        position,
        "by",
        "{\"member\":\"%s\",\"name\":null,\"erased\":true}".formatted(key.handle()));
    assertThat(service.get("rose-" + ours, t + "/areas").status()).isEqualTo(404);
    assertThat(service.get("rose-" + ours, "/v1/me").json().get("memberships").isEmpty()).isTrue();
    assertThat(
            service
                .get("coordinator-" + ours, t + "/members?minPosition=" + erased)
                .json()
                .get("former")
                .toString())
        .isEqualTo(
            "[{\"member\":\"%s\",\"name\":null,\"erased\":true,\"leftOn\":\"2026-03-03\"}]"
                .formatted(key.handle()));
    assertThat(ofMember("rose")).isZero();
    assertThat(ofMember(key.handle().value())).isOne();
    isCarriedOut(erased);
    assertNoFileHas("Tyler-Erased");
  }

  @Test
  void readModelsThatAreRestoredFromBeforeAnErasureEraseAgain() throws SQLException {
    // given read models with a person and a text, of which a copy is kept
    log.persons().name(ours, "rory", "Rory Restored-Never");
    append(
        log.persons()
            .enrolled(
                ours,
                "rory",
                TestPersons.lookup(issuer.issuer(), "rory-" + ours),
                Set.of(Role.RATER),
                Set.of(SampleEvents.HEALTH_VISITING)),
        "coordinator");
    PersonKey key = new PersonKey(ours, TestPersons.handle("rory"));
    long position = append(looked(TestSeals.of(SealedField.REMARK, "By Rory.")), "rory");
    eventually(position, "by", "{\"member\":\"rory\",\"name\":\"Rory Restored-Never\"}");
    eventually(position, "rationale", "\"By Rory.\"");
    ReadModelCopy copy = ReadModelCopy.of(inside);

    // when both are erased, and the copy takes the place of what was erased
    append(new MemberLeaveScheduled(key.handle(), LocalDate.of(2026, 3, 3)), "coordinator");
    append(new PersonErased(1, key.handle(), ErasureGround.REQUEST), "coordinator");
    List<TextPlace> places = List.of(new TextPlace(position, SealedField.REMARK));
    long erased = append(new TextsErased(1, places, ErasureGround.REQUEST), "coordinator");
    log.person(key, null);
    log.text(new TextKey(ours, places.getFirst()), null);
    eventually(position, "erased", "[\"rationale\"]");
    isCarriedOut(erased);
    try (Connection _ = inside.holding("read.swap_guard", "access exclusive")) {
      copy.restore();
      assertThat(entry(position).get("by").get("name").asString()).isEqualTo("Rory Restored-Never");
      assertThat(entry(position).get("rationale").asString()).isEqualTo("By Rory.");
    }

    // then the projector resumes where the copy was, and erases them again
    eventually(
        position,
        "by",
        "{\"member\":\"%s\",\"name\":null,\"erased\":true}".formatted(key.handle()));
    eventually(position, "erased", "[\"rationale\"]");
    assertThat(service.get("rory-" + ours, t + "/areas").status()).isEqualTo(404);
    isCarriedOut(erased);
    assertNoFileHas("Restored-Never");
  }

  @Test
  void whatAReaderStillSeesIsNotReportedAsGone() throws SQLException {
    long position = remark("Seen by a download that takes long.");
    eventually(position, "rationale", "\"Seen by a download that takes long.\"");
    try (Connection snapshot = database.connect(database.owner())) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.createStatement().execute("select 1 from read.generation");

      TextPlace place = new TextPlace(position, SealedField.REMARK);
      long erased =
          append(new TextsErased(1, List.of(place), ErasureGround.MISTAKE), "coordinator");
      eventually(position, "erased", "[\"rationale\"]");
      assertThat(service.bean(Erasures.class).clear()).isFalse();
      assertThat(
              inside.ask(
                  "select position from erasable.erasure where partnership = ? and cleared_at is not null",
                  ours.value()))
          .isEmpty();
      snapshot.rollback();
      isCarriedOut(erased);
    }
  }

  @Test
  void aMembersRecordIsForThemAndForCoordinators() {
    long position = remark("In the record.");
    log.awaitProjected(database);
    String record = t + "/members/rater/record";
    String at = "?minPosition=" + position;

    JsonNode own = service.get("rater-" + ours, record + at).json();

    assertThat(own.get("member").asString()).isEqualTo("rater");
    assertThat(own.get("name").asString()).isEqualTo("Rae Ter");
    assertThat(own.get("handle").asString()).isEqualTo(TestPersons.handle("rater").value());
    Eventually.holds(() -> {
      JsonNode last = service.get("rater-" + ours, record).json().get("entries").get(1);
      assertThat(last.get("byMember").asBoolean()).isTrue();
      assertThat(last.get("texts").get("remark").asString()).isEqualTo("In the record.");
    });
    JsonNode enrolment = own.get("entries").get(0);
    assertThat(enrolment.get("type").asString()).isEqualTo("member-enrolled.v2");
    assertThat(enrolment.get("byMember").asBoolean()).isFalse();
    String byHandle = t + "/members/" + TestPersons.handle("rater") + "/record.csv";
    assertThat(service.get("coordinator-" + ours, byHandle).body())
        .contains("member-enrolled.v2", "In the record.", "Rae Ter");
    assertThat(service.get("auditor-" + ours, record).status()).isEqualTo(403);
    assertThat(service.get("auditor-" + ours, t + "/members/nobody/record").status())
        .isEqualTo(403);
    assertThat(service.get("coordinator-" + ours, t + "/members/nobody/record").json().get("code"))
        .hasToString("\"member-unknown\"");
  }

  private int ofMember(String member) {
    return service
        .get("auditor-" + ours, t + "/audit?member=" + member)
        .json()
        .get("entries")
        .size();
  }

  private byte[] export(String name) {
    return service.get("auditor-" + ours, t + "/exports/" + name).bytes();
  }

  private List<String> misfits() {
    return inside.ask("select subject from erasable.misfit where partnership = ?", ours.value());
  }

  private void isCarriedOut(long position) {
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    "select position from erasable.erasure where partnership = ? and published_at is not null",
                    ours.value()))
            .contains(Long.toString(position)));
    Map<String, JsonNode> told = PublishedProfiles.last(EventTopics.erasureProgress(TOPICS));
    JsonNode progress = Objects.requireNonNull(told.get(ours + "/query-service"));
    assertThat(progress.get("position").asLong()).isEqualTo(position);
    assertThat(Instant.parse(progress.get("clearedAt").asString())).isAfter(SampleEvents.BEGIN);
  }

  /** Statistics are among the files; the database's log of writes is recycled later. */
  private static void assertNoFileHas(String text) {
    inside.run("analyze");
    inside.run("checkpoint");
    assertThat(inside.filesWith(text))
        .as("files with '" + text + "'")
        .allMatch(file -> file.startsWith("pg_wal/"));
  }
}
