package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.contract.ApiDocument;

/** Lists of erasures, holds and texts. */
class ErasureListsIT {
  private static final ApiDocument document =
      ApiDocument.read(Path.of("../docs/api/query-service.openapi.yaml"));
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final Path MIGRATION =
      Path.of("src/main/resources/db/generation/V6__erasure_entries.sql");

  @RegisterExtension static final SharedService shared = new SharedService();

  private static int number;
  private static TestLog log;
  private static QueryService service;

  private PartnershipCode ours = new PartnershipCode("listing-0");

  @BeforeAll
  static void start() {
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private void given() {
    ours = new PartnershipCode("listing-" + ++number);
    SampleEvents.setUp(log, ours, shared.issuer().issuer());
  }

  private long append(DomainEvent event) {
    return log.append(ours, event, SampleEvents.SPRINGTIME, "coordinator");
  }

  private long remark(String text) {
    return append(
        new RatingReconfirmed(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            Stage.SELF,
            TestSeals.of(SealedField.REMARK, text),
            null,
            0,
            SampleEvents.FIRST_DAY,
            false));
  }

  private JsonNode get(String role, String path) {
    log.awaitProjected(shared.database());
    String join = path.contains("?") ? "&" : "?";
    return service
        .get(
            role + "-" + ours,
            "/v1/" + ours + "/" + path + join + "minPosition=" + log.position(ours))
        .json();
  }

  private static void isAsDescribed(String schema, JsonNode answer) {
    assertThat(document.faultsOf(schema, answer)).as(answer.toString()).isEmpty();
  }

  private static HoldPlaced placed(String hold, String reason, @Nullable LocalDate until) {
    return new HoldPlaced(
        new HoldNumber(hold),
        Set.of(TestPersons.handle("rater")),
        Set.of(SampleEvents.SPRING),
        TestSeals.of(SealedField.REASON, reason),
        until);
  }

  @Test
  void anErasureIsFollowedFromItsDeferralToItsEnd() {
    given();
    TextPlace first = new TextPlace(remark("First."), SealedField.REMARK);
    TextPlace second = new TextPlace(remark("Second."), SealedField.REMARK);
    var rater = TestPersons.handle("rater");
    append(new TextsErased(1, List.of(first), ErasureGround.MISTAKE));
    long asked =
        append(
            new ErasureDeferred(
                2,
                Set.of(rater),
                List.of(second),
                ErasureGround.REQUEST,
                Set.of(new HoldNumber("2026-7"))));

    JsonNode waiting = get("coordinator", "erasures/2");
    isAsDescribed("Erasure", waiting);
    assertThat(waiting.get("state").asString()).isEqualTo("DEFERRED");
    assertThat(waiting.get("deferred").get("texts").asInt()).isOne();
    assertThat(waiting.get("deferred").get("holds").toString()).isEqualTo("[\"2026-7\"]");
    assertThat(waiting.get("firstPosition").asLong()).isEqualTo(asked);
    assertThat(waiting.get("askedBy").get("name").asString()).isEqualTo("Cora Ordinator");

    append(new PersonErased(2, rater, ErasureGround.REQUEST));
    long last = append(new TextsErased(2, List.of(second), ErasureGround.REQUEST));
    assertThat(get("coordinator", "erasures/2").get("state").asString()).isEqualTo("UNDER_WAY");
    append(new ErasureCarriedOut(2, last, NOW, NOW, NOW, LocalDate.of(2026, 12, 29)));

    JsonNode done = get("coordinator", "erasures/2");
    isAsDescribed("Erasure", done);
    assertThat(done.get("state").asString()).isEqualTo("CARRIED_OUT");
    assertThat(done.get("deferred").isNull()).isTrue();
    assertThat(done.get("members").get(0).get("member").asString()).isEqualTo(rater.value());
    assertThat(done.get("places").get(0).get("position").asLong()).isEqualTo(second.position());

    JsonNode page = get("coordinator", "erasures?limit=1");
    isAsDescribed("Erasures", page);
    assertThat(page.get("erasures").get(0).get("erasure").asInt()).isOne();
    assertThat(page.get("next").asLong()).isOne();
    JsonNode rest = get("coordinator", "erasures?after=1");
    assertThat(rest.get("erasures").size()).isOne();
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(get("coordinator", "erasures/3").get("code").asString())
        .isEqualTo("erasure-unknown");
  }

  @Test
  void aGenerationOfAnEarlierReleaseIsGivenTheListsByItsMigration() throws Exception {
    given();
    TextPlace place = new TextPlace(remark("Said."), SealedField.REMARK);
    var rater = TestPersons.handle("rater");
    var hold = new HoldNumber("2026-7");
    append(placed("2026-7", "A complaint is open.", null));
    append(new ErasureDeferred(1, Set.of(rater), List.of(), ErasureGround.REQUEST, Set.of(hold)));
    append(new TextsErased(2, List.of(place), ErasureGround.MISTAKE));
    append(new HoldLifted(hold, null));
    long last = append(new PersonErased(1, rater, ErasureGround.REQUEST));
    append(new ErasureCarriedOut(1, last, NOW, NOW, NOW, LocalDate.of(2026, 12, 29)));
    remark("Said later.");
    assertThat(get("coordinator", "erasures").get("erasures").size()).isEqualTo(2);

    TestDatabase database = shared.database();
    try (Connection owner = database.connect(database.owner());
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          """
          select set_config('search_path', schema_name, true)
            from read.serving_generation
          """);
      List<String> projected = entries(statement);
      statement.execute("drop table erasure_entry");
      statement.execute(Files.readString(MIGRATION));

      assertThat(entries(statement)).hasSize(6).isEqualTo(projected);
      owner.rollback();
    }
  }

  private List<String> entries(Statement statement) throws SQLException {
    List<String> entries = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            select position || ' ' || coalesce(erasure::text, hold)
              from erasure_entry
             where partnership = '%s'
             order by position
            """
                .formatted(ours))) {
      while (row.next()) {
        entries.add(row.getString(1));
      }
    }
    return entries;
  }

  @Test
  void aHoldIsShownWithItsReasonUntilThatIsErased() {
    given();
    append(placed("2026-7", "Said first.", null));
    long position = append(placed("2026-7", "A complaint is open.", null));
    append(placed("2026-10", "Over.", LocalDate.of(2026, 1, 1)));

    Eventually.holds(() ->
        assertThat(get("coordinator", "holds/2026-7").get("placed").get("reason").asString())
            .isEqualTo("A complaint is open."));
    JsonNode list = get("coordinator", "holds");
    isAsDescribed("Holds", list);
    assertThat(list.get("holds").size()).isEqualTo(2);
    assertThat(list.get("holds").get(0).get("hold").asString()).isEqualTo("2026-10");
    assertThat(list.get("holds").get(0).get("state").asString()).isEqualTo("ENDED");
    assertThat(list.get("holds").get(1).get("state").asString()).isEqualTo("IN_FORCE");

    append(new HoldLifted(new HoldNumber("2026-7"), null));
    TextPlace reason = new TextPlace(position, SealedField.REASON);
    append(new TextsErased(1, List.of(reason), ErasureGround.REQUEST));
    JsonNode lifted = get("coordinator", "holds/2026-7");
    isAsDescribed("Hold", lifted);
    assertThat(lifted.get("state").asString()).isEqualTo("LIFTED");
    assertThat(lifted.get("placed").get("reason").isNull()).isTrue();
    assertThat(lifted.get("placed").get("erased").toString()).isEqualTo("[\"reason\"]");
    assertThat(get("coordinator", "holds/2026-8").get("code").asString()).isEqualTo("hold-unknown");
  }

  @Test
  void aTextIsFoundByTheCharactersInItUntilItIsErased() {
    given();
    long position = remark("Zo\u00eb MILLER is 100% off.");
    long other = remark("Nobody is.");

    Eventually.holds(() -> assertThat(get("auditor", "texts").get("openings").size()).isEqualTo(2));
    for (String sought : List.of("zo%C3%8B+miller", "100%25", "Miller")) {
      JsonNode found = get("auditor", "texts?contains=" + sought);
      isAsDescribed("Texts", found);
      assertThat(found.get("openings").size()).as(sought).isOne();
      assertThat(found.get("openings").get(0).get("position").asLong()).isEqualTo(position);
    }
    assertThat(get("auditor", "texts?contains=%25").get("openings").size()).isOne();
    JsonNode page = get("auditor", "texts?limit=1");
    assertThat(page.get("next").asLong()).isEqualTo(position);
    assertThat(get("auditor", "texts?after=" + position).get("openings").get(0).get("position"))
        .hasToString(Long.toString(other));
    for (String none : List.of("", "%20", "x".repeat(101))) {
      assertThat(get("auditor", "texts?contains=" + none).get("code").asString())
          .isEqualTo("invalid-parameter");
    }

    append(
        new TextsErased(
            1, List.of(new TextPlace(position, SealedField.REMARK)), ErasureGround.MISTAKE));
    assertThat(get("auditor", "texts?contains=miller").get("openings").isEmpty()).isTrue();
  }
}
