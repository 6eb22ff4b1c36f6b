package uk.ragtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReplicationTest {
  private static final Replication THREE = new Replication(3, 2);

  @Test
  @DisplayName("C20: one copy is not whole where three are asked for")
  void aTopicWithFewerCopiesFallsShort() {
    assertThat(THREE.shortcomings("t", 1, 1))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("t has 1 of the 3 copies");
    assertThat(THREE.shortcomings("t", 2, 2)).hasSize(1);
    assertThat(THREE.shortcomings("t", 3, 1))
        .containsExactly(
            "min.insync.replicas of t is 1 and must be 2, or a record may be lost with one"
                + " broker.");
    assertThat(THREE.shortcomings("t", 3, 2)).isEmpty();
    assertThat(THREE.shortcomings("t", 4, 3)).isEmpty();
  }

  @Test
  void whatMayNotBeReadIsNotHeldAgainstATopic() {
    assertThat(THREE.shortcomings("t", 3, null)).isEmpty();
  }

  @Test
  void copiesThatMustAcknowledgeMustBeThere() {
    assertThat(new Replication(null, 2).shortcomings("t", 1, 2)).hasSize(1);
  }

  @Test
  void whereNothingIsAskedForTheBrokerDecides() {
    assertThat(Replication.OF_THE_BROKER.shortcomings("t", 1, 1)).isEmpty();
    assertThat(Replication.OF_THE_BROKER.factorOfNewTopic()).isEmpty();
    assertThat(Replication.OF_THE_BROKER.with(Map.of("a", "b"))).isEqualTo(Map.of("a", "b"));
  }

  @Test
  @DisplayName("C20: new topics are made with the number of copies asked for")
  void newTopicsHaveThem() {
    assertThat(THREE.factorOfNewTopic()).contains((short) 3);
    assertThat(THREE.with(Map.of("a", "b")))
        .isEqualTo(Map.of("a", "b", "min.insync.replicas", "2"));
  }

  @Test
  void numbersThatNothingCouldMeetAreRefusedAtTheStart() {
    assertThatThrownBy(() -> new Replication(1, 2))
        .hasMessageContaining("nothing would be acknowledged");
    assertThatThrownBy(() -> new Replication(0, null)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Replication(null, 0)).hasMessageContaining("at least 1");
  }
}
