package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

class GroupQueueTest {
  private static AppendRequest request(
      String partnership, String stream, @Nullable String key, String... appendCondition) {
    Map<StreamId, Long> reads =
        Arrays.stream(appendCondition)
            .map(StreamId::new)
            .collect(Collectors.toMap(s -> s, _ -> 1L));
    return new AppendRequest(
        new StreamKey(new PartnershipCode(partnership), new StreamId(stream)),
        0,
        reads,
        UUID.randomUUID(),
        new Origin(SamplePeople.actor("carol"), "c", null, null),
        List.of(),
        ErasableRows.NONE,
        key == null ? null : new IdempotencyKey(key, "f"),
        false);
  }

  private static GroupQueue<AppendRequest> backlog(AppendRequest... requests) {
    return backlog(10, 100, requests);
  }

  private static GroupQueue<AppendRequest> backlog(
      int maxRequests, int maxEvents, AppendRequest... requests) {
    GroupQueue<AppendRequest> backlog =
        new GroupQueue<>(Function.identity(), maxRequests, maxEvents);
    Arrays.stream(requests).forEach(backlog::add);
    return backlog;
  }

  @Test
  void whatHasNothingToDoWithEachOtherIsWrittenTogether() {
    var one = request("lancashire", "area/blackpool", null, "members");
    var two = request("lancashire", "area/preston", null, "members");
    var elsewhere = request("kent", "area/blackpool", null, "members");

    assertThat(backlog(one, two, elsewhere).next()).containsExactly(one, two, elsewhere);
  }

  @Test
  void oneStreamIsWrittenOnceInAGroup() {
    var first = request("lancashire", "area/blackpool", null);
    var second = request("lancashire", "area/blackpool", null);
    var backlog = backlog(first, second);

    assertThat(backlog.next()).containsExactly(first);
    assertThat(backlog.next()).containsExactly(second);
    assertThat(backlog.isEmpty()).isTrue();
  }

  @Test
  void nothingIsWrittenTogetherWithWhatItWasDecidedOn() {
    var rating = request("lancashire", "assessment/a/b/c", null, "cycles");
    var closing = request("lancashire", "cycles", null);

    assertThat(backlog(rating, closing).next()).containsExactly(rating);
    assertThat(backlog(closing, rating).next()).containsExactly(closing);
  }

  @Test
  void aKeyIsUsedOnceInAGroup() {
    var first = request("lancashire", "area/blackpool", "k");
    var second = request("lancashire", "area/preston", "k");
    var elsewhere = request("kent", "area/preston", "k");

    assertThat(backlog(first, second, elsewhere).next()).containsExactly(first, elsewhere);
  }

  @Test
  void aGroupHasALimit() {
    var one = request("lancashire", "area/blackpool", null);
    var two = request("lancashire", "area/preston", null);

    assertThat(backlog(1, 100, one, two).next()).containsExactly(one);
  }

  @Test
  void aGroupHasALimitOfEventsButTakesOneRequestOfAnySize() {
    var small = StoreUnderTest.request("lancashire", "blackpool", 0, 2, Map.of());
    var large = StoreUnderTest.request("lancashire", "preston", 0, 9, Map.of());
    var last = StoreUnderTest.request("lancashire", "wyre", 0, 1, Map.of());
    var backlog = backlog(10, 5, small, large, last);

    assertThat(backlog.next()).containsExactly(small);
    assertThat(backlog.next()).containsExactly(large);
    assertThat(backlog.next()).containsExactly(last);
  }
}
