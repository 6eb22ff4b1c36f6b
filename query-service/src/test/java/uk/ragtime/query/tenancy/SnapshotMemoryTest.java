package uk.ragtime.query.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;

class SnapshotMemoryTest {
  private static final PartnershipCode OURS = new PartnershipCode("ours");
  private static final PartnershipCode THEIRS = new PartnershipCode("theirs");
  private static final long LIMIT = 10_000;

  private final SnapshotMemory memory = new SnapshotMemory(LIMIT);

  private static Ticket ticket(PartnershipCode partnership) {
    return new Ticket(partnership, "read_1 a", "read_1 b");
  }

  private Snapshot of(PartnershipCode partnership, String version) {
    return Objects.requireNonNull(memory.of(ticket(partnership), version));
  }

  @Test
  void aSnapshotIsHandedOutForAsLongAsItsVersionStands() {
    memory.add(of(OURS, "1"), "key", "value", 5);

    assertThat(of(OURS, "1").get("key")).isEqualTo("value");
    assertThat(of(OURS, "2").get("key")).isNull();
    assertThat(of(OURS, "1").get("key")).isNull();
  }

  @Test
  void aTicketOfOnePartnershipGetsNoSnapshotOfAnother() {
    Snapshot ours = of(OURS, "1");
    Snapshot theirs = of(THEIRS, "1");
    memory.put(OURS, theirs);
    memory.put(THEIRS, ours);

    assertThatThrownBy(() -> of(OURS, "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another partnership's");
    assertThatThrownBy(() -> of(THEIRS, "2")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theOnesUsedLongestAgoMakeRoom() {
    for (int i = 0; i < 4; i++) {
      memory.add(of(new PartnershipCode("p-" + i), "1"), "key", "value", 1_000);
    }
    Snapshot _ = of(new PartnershipCode("p-0"), "1");

    memory.add(of(new PartnershipCode("large"), "1"), "key", "value", 3_500);

    assertThat(memory.bytes()).isLessThanOrEqualTo(LIMIT);
    assertThat(memory.partnerships())
        .contains(new PartnershipCode("p-0"), new PartnershipCode("large"))
        .doesNotContain(new PartnershipCode("p-1"));
  }

  @Test
  void whatIsLargerThanTheMemoryIsNotKept() {
    memory.add(of(OURS, "1"), "key", "value", LIMIT);

    assertThat(memory.partnerships()).isEmpty();
    assertThat(memory.bytes()).isZero();
  }

  @Test
  void whatHasChangedIsForgottenAndItsBytesAreFree() {
    memory.add(of(OURS, "1"), "key", "value", 100);
    memory.add(of(THEIRS, "1"), "key", "value", 100);

    memory.retain(Map.of(OURS, "1", THEIRS, "2"));

    assertThat(memory.partnerships()).containsExactly(OURS);
    memory.retain(Map.of());
    assertThat(memory.bytes()).isZero();
  }

  @Test
  void aValueOfAForgottenSnapshotTakesNoRoom() {
    Snapshot former = of(OURS, "1");
    Snapshot _ = of(OURS, "2");
    long before = memory.bytes();

    memory.add(former, "key", "value", 100);

    assertThat(memory.bytes()).isEqualTo(before);
  }

  @Test
  void withoutAVersionOrALimitNothingIsKept() {
    assertThat(memory.of(ticket(OURS), null)).isNull();
    assertThat(new SnapshotMemory(0).of(ticket(OURS), "1")).isNull();
  }
}
