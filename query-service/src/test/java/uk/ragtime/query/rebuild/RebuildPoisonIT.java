package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;

/** Events that cannot be projected when everything is built anew. */
class RebuildPoisonIT {
  private static RebuildFixture stage;
  private static QueryService worker;

  @BeforeAll
  static void open() {
    stage = new RebuildFixture();
    worker = stage.worker();
  }

  @AfterAll
  static void close() {
    worker.close();
    stage.close();
  }

  @Test
  void oneThatCannotBeReadParksItsPartnershipAndTheComparisonSaysSo() {
    // given an event that was projected, and that no release can read any more
    PartnershipCode spoiled = partnership("spoiled");
    long position =
        stage.log.append(
            spoiled, new AreaRevised(SampleEvents.FYLDE, "Fylde", null), SampleEvents.BEGIN);
    stage.rate(spoiled, Rating.GREEN);
    awaitPosition(spoiled, position + 1);
    stage.store.spoil(spoiled, position);

    // when all are rebuilt
    String before = stage.serving();
    long id = stage.rebuild(worker, "{}");

    // then it waits, and says whose rows are missing, and nobody else's
    stage.awaitStep(id, RebuildState.READY);
    JsonNode ready = stage.look(id).json();
    assertThat(ready.get("reason").asString()).contains("differs");
    assertThat(ready.get("differences").findValuesAsString("partnership"))
        .isNotEmpty()
        .containsOnly(spoiled.value());
    assertThat(ready.get("differences").findValuesAsString("table"))
        .contains("applied_position", "rating_entry");
    assertThat(stage.serving()).isEqualTo(before);

    // and if an operator will have it so, that partnership is parked and the others are whole
    stage.wish(worker, id, "swap");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertThat(parked(stage.serving())).contains(spoiled + " " + position + " POISON");
    assertSameBut(before);
    long next = stage.rate(stage.lancashire, Rating.RED);
    awaitPosition(stage.lancashire, next);
  }

  @Test
  void anEventWhoseRowPostgresRefusesIsFoundEventByEvent() {
    // given a name that is text to everybody but PostgreSQL
    PartnershipCode refused = partnership("refused");
    long position =
        stage.log.append(
            refused, new AreaRevised(SampleEvents.FYLDE, "Fyl\u0000de", null), SampleEvents.BEGIN);
    stage.rate(refused, Rating.GREEN);
    stage.log.flush();
    String parking = refused + " " + position + " POISON";
    Eventually.holds(() -> assertThat(parked(stage.serving())).contains(parking));

    // when all are rebuilt, the new generation parks it at the same event, and differs in nothing
    String before = stage.serving();
    long id = stage.rebuild(worker, "{}");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertThat(stage.look(id).json().get("differences").size()).isZero();
    assertThat(stage.serving()).isNotEqualTo(before);
    assertThat(parked(stage.serving())).contains(parking);
    assertSameBut(before);
    assertThat(stage.rows(stage.serving(), refused).get("rating_entry"))
        .isEqualTo(stage.rows(before, refused).get("rating_entry"));
  }

  private static PartnershipCode partnership(String code) {
    PartnershipCode partnership = new PartnershipCode(code);
    SampleEvents.setUp(stage.log, partnership, stage.issuer.issuer());
    stage.rate(partnership, Rating.RED);
    return partnership;
  }

  private static void awaitPosition(PartnershipCode partnership, long position) {
    stage.log.flush();
    Eventually.holds(
        () -> assertThat(stage.positions(stage.serving())).contains(partnership + " " + position));
  }

  private static List<String> parked(String schema) {
    return stage.inside.ask(
        "select partnership || ' ' || position || ' ' || kind from %s.parked_partnership"
            .formatted(schema));
  }

  /** The partnerships that have nothing to do with it. */
  private static void assertSameBut(String before) {
    var served = stage.rows(stage.serving(), stage.lancashire, stage.kent);
    var kept = stage.rows(before, stage.lancashire, stage.kent);
    assertThat(served).isEqualTo(kept);
  }
}
