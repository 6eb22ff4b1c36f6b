package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestStore;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Events that Kafka did not deliver come from the event store; a gap that cannot be healed waits
 * for an operator.
 */
class HealingIT {
  private static final String TOPICS = "healing";

  private static final DomainEvent EVENT = new AreaRevised(SampleEvents.FYLDE, "Fylde", null);

  private static TestIssuer issuer;
  private static TestLog log;
  private static TestStore store;
  private static Database inside;
  private static QueryService service;
  private static int partnerships;

  private PartnershipCode ours;

  @BeforeAll
  static void servers() {
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    store = TestStore.create();
    TestDatabase database = QueryService.newDatabase();
    inside = new Database(database);
    service = QueryService.start(database, issuer, TOPICS, store);
  }

  @AfterAll
  static void stopServers() {
    service.close();
    log.close();
    issuer.close();
  }

  @BeforeEach
  void aPartnership() {
    ours = new PartnershipCode("healed-" + ++partnerships);
  }

  @Test
  void aHoleIsFilledFromTheStore() {
    // given four events, of which Kafka has the first and the last
    published(1);
    recorded(2);
    recorded(3);
    published(4);

    // then all are there, in order, and nobody is parked
    Eventually.holds(() -> assertThat(applied()).containsExactly("1", "2", "3", "4"));
    assertThat(parked()).isEmpty();
  }

  @Test
  void aLogThatBeginsWithAHoleIsFilledToo() {
    recorded(1);
    published(2);

    Eventually.holds(() -> assertThat(applied()).containsExactly("1", "2"));
  }

  @Test
  void whatTheStoreHasNotEitherParksAndIsTriedAgainWhenAsked() {
    // given an event that is nowhere
    published(1);
    published(3);
    Eventually.holds(() ->
        assertThat(parked())
            .containsExactly(
                "3 HOLE Position 2 was expected and 3 came: 1 missing, and the event store has only"
                    + " 0 of them"));
    assertThat(service.get("operator", "/v1/operations/parked").body())
        .contains("\"partnership\":\"" + ours + "\"", "\"kind\":\"HOLE\"");

    // when it turns up and the operator has it tried again
    recorded(2);
    var answer = service.post("operator", "/v1/operations/parked/" + ours + "/retry");

    // then it goes on
    assertThat(answer.status()).isEqualTo(200);
    Eventually.holds(() -> assertThat(applied()).containsExactly("1", "2", "3"));
    assertThat(parked()).isEmpty();
    assertThat(service.post("operator", "/v1/operations/parked/" + ours + "/retry").status())
        .isEqualTo(404);
  }

  @Test
  void onlyAnOperatorSeesWhatIsParked() {
    assertThat(service.get("coordinator", "/v1/operations/parked").status()).isEqualTo(403);
    assertThat(service.get("/v1/operations/parked").status()).isEqualTo(401);
    assertThat(service.post("coordinator", "/v1/operations/parked/" + ours + "/retry").status())
        .isEqualTo(403);
    assertThat(service.post("operator", "/v1/operations/parked/No%20Slug/retry").status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("B1: operations that take no fields refuse them")
  void operationsRefuseFields() {
    for (String address :
        List.of("/v1/operations/parked/" + ours + "/retry", "/v1/operations/rebuilds/1/swap")) {
      var answer = service.post("operator", address, "{\"acceptDifferences\":true}");

      assertThat(answer.status()).as(address).isEqualTo(400);
      assertThat(answer.body()).contains("unknown-field", "acceptDifferences");
    }
  }

  @Test
  @DisplayName("C16: the lag counts what the store has, though Kafka knows nothing of it")
  void theLagIsAgainstTheStore() {
    // given an event of which Kafka knows
    recorded(1);
    published(1);
    Eventually.holds(() -> assertThat(lagEvents()).isZero());

    // when another one is recorded and not published
    recorded(2);

    Eventually.holds(() -> assertThat(lagEvents()).isEqualTo(1));
    assertThat(metrics().get("ragtime.projection.lag.seconds").gauge().value()).isPositive();

    published(2);
    Eventually.holds(() -> assertThat(lagEvents()).isZero());
  }

  @Test
  @DisplayName("C18: an operator's act is recorded with the operator, the answer and nothing else")
  void actsOfOperatorsAreRecorded() {
    String address = "/v1/operations/parked/" + ours + "/retry";

    service.post("operator", address);
    service.post("coordinator", address);
    service.get("operator", "/v1/operations/parked");

    // The status is recorded after the answer.
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    """
                    select issuer || ' ' || subject || ' ' || act || ' ' || status
                      from read.operator_act
                     where act like '%' || ? || '%'
                    """,
                    ours.value()))
            .containsExactly(issuer.issuer() + " operator POST " + address + " 404"));
  }

  private double lagEvents() {
    return metrics().get("ragtime.projection.lag.events").gauge().value();
  }

  private static MeterRegistry metrics() {
    return service.bean(MeterRegistry.class);
  }

  private void published(long position) {
    log.publish(ours, position, EVENT, SampleEvents.BEGIN, "coordinator");
    log.flush();
  }

  private void recorded(long position) {
    store.record(ours, position, EVENT, SampleEvents.BEGIN, "coordinator");
  }

  private List<String> applied() {
    return inside.ask(
        "select position from read_1.event_log where partnership = ? order by position",
        ours.value());
  }

  private List<String> parked() {
    return inside.ask(
        """
        select position || ' ' || kind || ' ' || reason
          from read_1.parked_partnership
         where partnership = ?
        """,
        ours.value());
  }
}
