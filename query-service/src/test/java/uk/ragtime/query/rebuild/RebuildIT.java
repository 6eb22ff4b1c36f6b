package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;

/** The read models built anew beside those that serve: the same, without anybody noticing. */
class RebuildIT {
  private static RebuildFixture stage;
  private static QueryService worker;
  private static PartnershipCode lancashire;
  private static PartnershipCode kent;

  @BeforeAll
  static void open() {
    stage = new RebuildFixture();
    worker = stage.worker();
    lancashire = stage.lancashire;
    kent = stage.kent;
  }

  @AfterAll
  static void close() {
    worker.close();
    stage.close();
  }

  @Test
  void theRebuiltGenerationIsTheProjectedOneAndReadersNoticeNothing() {
    // given somebody who asks all the time
    try (ContinuousReader asking = new ContinuousReader(stage.answering, lancashire)) {
      String before = stage.serving();
      // when everything is rebuilt
      long id = stage.rebuild(worker, "{}");

      // then the new generation serves, and is the same in every table
      stage.awaitStep(id, RebuildState.SWAPPED);
      String after = stage.serving();
      assertThat(after).isNotEqualTo(before);
      assertThat(stage.generations()).containsExactlyInAnyOrder(before, after);
      Map<String, List<String>> built = stage.rows(after, lancashire, kent);
      Map<String, List<String>> kept = stage.rows(before, lancashire, kent);
      assertThat(built).isEqualTo(kept);
      assertThat(stage.indexes(after)).isEqualTo(stage.indexes(before));
      String offsets = "select t::text from %s.kafka_offset t order by 1";
      assertThat(stage.inside.ask(offsets.formatted(after)))
          .isNotEmpty()
          .isEqualTo(stage.inside.ask(offsets.formatted(before)));

      // and it is projected to from then on
      stage.rate(lancashire, Rating.RED);
      stage.awaitProjected();
      asking.assertWell();

      // and rolled back, what was recorded meanwhile is there
      assertThat(stage.wish(worker, id, "roll-back").status()).isEqualTo(202);
      stage.awaitStep(id, RebuildState.ROLLED_BACK);
      assertThat(stage.serving()).isEqualTo(before);
      stage.rate(lancashire, Rating.GREEN);
      stage.awaitProjected();
      asking.assertWell();
    }
  }

  @Test
  void whatIsRecordedMeanwhileIsThere() throws Exception {
    // given a swap that has to wait for a projector
    long id;
    try (Connection projecting = stage.projectorAtWork()) {
      id = stage.rebuild(worker, "{}");
      stage.awaitStep(id, RebuildState.READY);
      // when something is recorded
      stage.rate(kent, Rating.AMBER);
      projecting.commit();
    }

    // then it is in the generation that serves
    stage.awaitStep(id, RebuildState.SWAPPED);
    stage.awaitProjected();
    assertThat(stage.positions(stage.serving())).isEqualTo(stage.storePositions());
  }

  @Test
  void aRebuildNeitherLosesNorRevivesATextOrAName() {
    // given texts and people, some of them erased
    long kept = stage.rate(kent, Rating.AMBER);
    long gone = stage.rate(kent, Rating.RED);
    TextPlace place = new TextPlace(gone, SealedField.RATIONALE);
    PersonKey reviewer = new PersonKey(kent, TestPersons.handle("reviewer"));
    stage.log.append(
        kent,
        new TextsErased(1, List.of(place), ErasureGround.MISTAKE),
        SampleEvents.SPRINGTIME.plusSeconds(90_000_000));
    stage.log.append(
        kent,
        new PersonErased(2, reviewer.handle(), ErasureGround.REQUEST),
        SampleEvents.SPRINGTIME.plusSeconds(90_000_000));
    stage.awaitProjected();
    Map<String, List<String>> before = beside(kent);
    assertThat(rows(before, "text").toString()).contains("(kent," + kept + ",rationale,");
    assertThat(rows(before, "person").toString())
        .contains("Cora Ordinator")
        .doesNotContain(reviewer.handle().value());

    // when everything is rebuilt, and what was erased is sent again
    long id = stage.rebuild(worker, "{\"acceptDifferences\":true}");
    stage.awaitStep(id, RebuildState.SWAPPED);
    stage.log.text(
        new TextKey(kent, place),
        new ErasableText(
            TestSeals.keyOf(SealedField.RATIONALE, SampleEvents.RATIONALE),
            SampleEvents.RATIONALE));
    TextPlace behind = new TextPlace(1_000_000, SealedField.REMARK);
    stage.log.textBehind(new TextKey(kent, place), new TextKey(kent, behind), "A mark.");
    stage.log.flush();

    // then all is as it was
    Eventually.holds(() -> assertThat(rows(beside(kent), "text").toString()).contains("A mark."));
    Map<String, List<String>> after = beside(kent);
    rows(after, "text").removeIf(row -> row.contains("A mark."));
    assertThat(after).isEqualTo(before);
  }

  private static List<String> rows(Map<String, List<String>> tables, String table) {
    return Objects.requireNonNull(tables.get(table));
  }

  private static Map<String, List<String>> beside(PartnershipCode partnership) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : List.of("person", "text", "erased_person", "erased_text")) {
      rows.put(
          table,
          stage.inside.ask(
              "select t::text from erasable.%s t where partnership = ? order by 1".formatted(table),
              partnership.value()));
    }
    return rows;
  }

  @Test
  void onePartnershipAloneLeavesTheOthersAlone() {
    // given rows of both that are wrong
    String serving = stage.serving();
    stage.inside.run("update " + serving + ".rating_entry set rationale_seal = 'planted'");
    Map<String, List<String>> others = stage.rows(serving, lancashire);
    List<String> wrong = ratings(serving, kent);

    // when one of them is rebuilt, whatever differs
    long id = stage.rebuild(worker, "{\"partnership\":\"kent\",\"acceptDifferences\":true}");
    stage.awaitStep(id, RebuildState.SWAPPED);

    // then it is as the store has it, and the other's rows are untouched in every table
    assertThat(stage.serving()).isEqualTo(serving);
    assertThat(ratings(serving, kent))
        .hasSameSizeAs(wrong)
        .noneMatch(row -> row.contains("planted"));
    assertThat(stage.rows(serving, lancashire)).isEqualTo(others);

    // and rolled back after further events, it has both what it had and what came
    stage.rate(kent, Rating.RED);
    stage.awaitProjected();
    stage.wish(worker, id, "roll-back");
    stage.awaitStep(id, RebuildState.ROLLED_BACK);
    stage.awaitProjected();
    assertThat(ratings(serving, kent)).hasSize(wrong.size() + 1).containsAll(wrong);
    assertThat(stage.rows(serving, lancashire)).isEqualTo(others);

    // and all are well again
    stage.awaitStep(stage.rebuild(worker, "{\"acceptDifferences\":true}"), RebuildState.SWAPPED);
    assertThat(ratings(stage.serving(), lancashire, kent))
        .noneMatch(row -> row.contains("planted"));
  }

  @Test
  void aDifferenceStopsTheSwapAndIsToldWithoutRatings() {
    String serving = stage.serving();
    stage.inside.run(
        "update "
            + serving
            + ".rating_entry set rating_letter = 'R', rationale_seal = 'secret' where position = 20");

    long id = stage.rebuild(worker, "{}");
    stage.awaitStep(id, RebuildState.READY);
    JsonNode ready = stage.look(id).json();
    assertThat(ready.get("differences").size()).isEqualTo(2);
    JsonNode first = ready.get("differences").get(0);
    assertThat(first.get("table").asString()).isEqualTo("rating_entry");
    assertThat(first.get("keys").get(0).asString()).isEqualTo("20");
    assertThat(ready.toString()).doesNotContain("secret", "RED");
    assertThat(stage.serving()).isEqualTo(serving);

    stage.wish(worker, id, "swap");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertThat(stage.serving()).isNotEqualTo(serving);
  }

  @Test
  void whatIsOutOfTurnIsRefused() {
    // given one that waits, for something differs
    stage.inside.run("update " + stage.serving() + ".rating_entry set rationale_seal = 'planted'");
    long first = stage.rebuild(worker, "{}");
    stage.awaitStep(first, RebuildState.READY);
    assertRefused("rebuild-under-way", worker.post("operator", RebuildFixture.REBUILDS, "{}"));
    assertOutOfTurn(first, "roll-back");

    // when it is swapped, it can be rolled back, and nothing else
    stage.wish(worker, first, "swap");
    stage.awaitStep(first, RebuildState.SWAPPED);
    assertOutOfTurn(first, "swap", "cancel");

    // and no more when the next one has thrown away what served before
    long second = stage.rebuild(worker, "{}");
    stage.awaitStep(second, RebuildState.SWAPPED);
    assertOutOfTurn(first, "roll-back");

    // and once only
    stage.wish(worker, second, "roll-back");
    stage.awaitStep(second, RebuildState.ROLLED_BACK);
    assertOutOfTurn(second, "swap", "cancel", "roll-back");
  }

  @Test
  void whoDoesNotKnowTheStoreSaysSo() {
    long id = stage.rebuild(worker, "{}");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertRefused(
        "rebuild-not-configured", stage.answering.post("operator", RebuildFixture.REBUILDS, "{}"));
    for (String wish : List.of("swap", "cancel", "roll-back")) {
      assertRefused("rebuild-not-configured", stage.wish(stage.answering, id, wish));
    }
    assertThat(stage.step(id)).isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void badInputIsRefused() {
    String rebuilds = RebuildFixture.REBUILDS;
    for (String nonsense : List.of("{\"partnership\":\"No Slug\"}", "{\"nonsense\":1}", "[")) {
      assertThat(worker.post("operator", rebuilds, nonsense).status()).isEqualTo(400);
    }
    for (String type : List.of("text/plain", "*", "application/*")) {
      assertThat(worker.post("operator", rebuilds, "{}", type).status()).isEqualTo(415);
    }
    var unknown = worker.post("operator", rebuilds, "{\"partnership\":\"nobody\"}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("code").asString()).isEqualTo("partnership-not-recorded");
    assertThat(worker.get("operator", rebuilds + "/x").status()).isEqualTo(400);
    assertThat(worker.get("operator", rebuilds + "/999").json().get("code").asString())
        .isEqualTo("rebuild-unknown");
    assertThat(worker.post("operator", rebuilds + "/999/swap").status()).isEqualTo(404);
    assertThat(worker.get("coordinator-kent", rebuilds).status()).isEqualTo(403);
    assertThat(worker.get(rebuilds).status()).isEqualTo(401);
  }

  private static List<String> ratings(String schema, PartnershipCode... partnerships) {
    return Objects.requireNonNull(stage.rows(schema, partnerships).get("rating_entry"));
  }

  private static void assertOutOfTurn(long id, String... wishes) {
    for (String wish : wishes) {
      assertRefused("rebuild-out-of-turn", stage.wish(worker, id, wish));
    }
  }

  private static void assertRefused(String code, QueryService.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
  }
}
