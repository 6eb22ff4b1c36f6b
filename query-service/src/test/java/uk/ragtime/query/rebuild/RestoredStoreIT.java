package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;

/** An event store that was restored to an earlier time than the read models show. */
@DisplayName("C14: a restored store beside read models that are ahead")
class RestoredStoreIT {
  private static final String CALLER = "coordinator-lancashire";
  private static final Instant AFTER_THE_RESTORE = SampleEvents.SPRINGTIME.plusSeconds(100_000_000);

  private RebuildFixture stage;
  private PartnershipCode lancashire;

  @BeforeEach
  void open() {
    stage = new RebuildFixture();
    lancashire = stage.lancashire;
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void nothingIsAnsweredFromLostEventsUntilTheReadModelsAreRebuilt() {
    try (QueryService worker = stage.worker("--ragtime.store.compare-every=100ms")) {
      // given five ratings, of which a restore loses the last three
      long kept = stage.log.position(lancashire) + 2;
      for (Rating rating :
          new Rating[] {Rating.GREEN, Rating.AMBER, Rating.RED, Rating.GREEN, Rating.RED}) {
        stage.rate(lancashire, rating);
      }
      stage.awaitProjected();
      stage.store.restoreTo(lancashire, kept);

      // then every instance refuses, whatever is asked and from which position on
      Eventually.holds(() -> assertRefused(stage.answering, "/areas/blackpool/profile"));
      assertRefused(worker, "/areas/blackpool/profile");
      assertRefused(worker, "/areas/blackpool/profile?minPosition=" + (kept + 1));
      assertRefused(worker, "/events?after=" + kept);
      assertRefused(worker, "/exports/ratings.csv");
      assertThat(worker.get("coordinator-kent", "/v1/kent/areas/blackpool/profile").status())
          .isEqualTo(200);

      // and an operator sees which partnership, why, and that only a rebuild helps
      assertThat(worker.get("operator", "/v1/operations/parked").body())
          .contains("\"partnership\":\"lancashire\"", "\"kind\":\"DIVERGED\"", "rebuild")
          .doesNotContain("kent");
      Eventually.holds(() ->
          assertThat(worker.get("operator", "/actuator/prometheus").body())
              .containsPattern("ragtime_projection_diverged(\\{[^}]*})? 1\\.0"));
      var retried = worker.post("operator", "/v1/operations/parked/lancashire/retry");
      assertThat(retried.status()).isEqualTo(409);
      assertThat(retried.json().get("code").asString()).isEqualTo("rebuild-needed");

      // when the store records others in their place, and the partnership is rebuilt
      DomainEvent after = rated(Rating.AMBER);
      stage.store.record(lancashire, kept + 1, after, AFTER_THE_RESTORE, "member-1");
      long id =
          stage.rebuild(worker, "{\"partnership\":\"lancashire\",\"acceptDifferences\":true}");
      stage.awaitStep(id, RebuildState.SWAPPED);

      // then it is answered from what the store has, and not beyond
      var profile = worker.get(CALLER, "/v1/lancashire/areas/blackpool/profile");
      assertThat(profile.status()).isEqualTo(200);
      assertThat(profile.json().get("position").asLong()).isEqualTo(kept + 1);
      var log = worker.get(CALLER, "/v1/lancashire/events?after=" + kept);
      assertThat(log.json().findValuesAsString("time"))
          .containsExactly(AFTER_THE_RESTORE.toString());
      assertThat(
              worker
                  .get(CALLER, "/v1/lancashire/areas/blackpool/profile?minPosition=" + (kept + 3))
                  .status())
          .isEqualTo(409);

      // and Kafka's next event is applied
      stage.store.record(lancashire, kept + 2, after, AFTER_THE_RESTORE, "member-1");
      stage.log.publish(lancashire, kept + 2, after, AFTER_THE_RESTORE, "member-1");
      stage.log.flush();
      Eventually.holds(() ->
          assertThat(
                  worker
                      .get(CALLER, "/v1/lancashire/areas/blackpool/profile")
                      .json()
                      .get("position")
                      .asLong())
              .isEqualTo(kept + 2));
    }
  }

  @Test
  void aStoreThatIsWholeAfterAllIsAnsweredForAgain() {
    try (QueryService worker = stage.worker("--ragtime.store.compare-every=100ms")) {
      long last = stage.log.position(lancashire);
      DomainEvent event = rated(Rating.GREEN);
      Instant at = SampleEvents.SPRINGTIME.plusSeconds(90_000_000);
      stage.log.append(lancashire, event, at);
      stage.awaitProjected();
      stage.store.restoreTo(lancashire, last);
      Eventually.holds(() -> assertRefused(worker, "/areas/blackpool/profile"));

      // when the restore goes on to the end, so that the event is there again
      stage.store.record(lancashire, last + 1, event, at, "member-1");

      Eventually.holds(() ->
          assertThat(worker.get(CALLER, "/v1/lancashire/areas/blackpool/profile").status())
              .isEqualTo(200));
    }
  }

  @Test
  void withoutTheStoreTheFirstOtherEventFromKafkaTells() {
    // given read models that are ahead, and an instance that does not know the store
    long last = stage.log.position(lancashire);

    // when Kafka delivers the last event again, it is a duplicate
    Instant at = SampleEvents.SPRINGTIME.plusSeconds(90_000_000);
    DomainEvent event = rated(Rating.GREEN);
    stage.log.append(lancashire, event, at);
    stage.log.publish(lancashire, last + 1, event, at, "member-1");
    stage.rate(stage.kent, Rating.GREEN);
    stage.awaitProjected();
    assertThat(stage.answering.get(CALLER, "/v1/lancashire/areas/blackpool/profile").status())
        .isEqualTo(200);

    // and when it delivers another in its place, the log is not the one that was followed
    stage.log.publish(lancashire, last + 1, event, AFTER_THE_RESTORE, "member-1");
    stage.log.flush();
    Eventually.holds(() -> assertRefused(stage.answering, "/areas/blackpool/profile"));
  }

  private static DomainEvent rated(Rating rating) {
    return SampleEvents.rated(
        SampleEvents.SPRING,
        SampleEvents.BLACKPOOL,
        SampleEvents.MIDWIFERY,
        SampleEvents.TUNING_IN,
        null,
        rating,
        SampleEvents.FIRST_DAY);
  }

  private static void assertRefused(QueryService service, String path) {
    var answer = service.get(CALLER, "/v1/lancashire" + path);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(503);
    assertThat(answer.json().get("code").asString()).isEqualTo("log-diverged");
    assertThat(answer.header("Retry-After")).hasValue("60");
  }
}
