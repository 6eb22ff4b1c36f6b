package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.relay.Inspection.Contents;
import uk.ragtime.command.relay.Inspection.Finding;
import uk.ragtime.command.relay.Inspection.Partition;
import uk.ragtime.command.relay.Inspection.Partition.Empty;
import uk.ragtime.command.relay.Inspection.Partition.Filled;
import uk.ragtime.kernel.event.EventTopics;

/** A cursor at 100, with partitions that ended at 40, 60 and 0. */
class InspectionTest {
  private static final UUID OURS = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();
  private static final Lease LEASE = new Lease(1, 100, OURS, null, null, List.of(40L, 60L, 0L));

  private static Contents contents(UUID id, Partition... first) {
    List<Partition> partitions = new ArrayList<>(List.of(first));
    partitions.addAll(
        Collections.nCopies(EventTopics.PARTITIONS - partitions.size(), new Empty(0)));
    return new Contents(id, partitions);
  }

  private static Filled filled(long end, long last) {
    return new Filled(0, end, 1, OptionalLong.of(last));
  }

  private static Finding judge(Contents contents) {
    return Inspection.judge(LEASE, Optional.of(contents));
  }

  @Test
  void asItWasLeftItIsGoneOnFrom() {
    assertThat(judge(contents(OURS, filled(40, 99), filled(60, 100))))
        .isEqualTo(new Finding.Standing(100, false));
  }

  @Test
  void whatWasSentAndNotNotedIsNoFault() {
    assertThat(judge(contents(OURS, filled(45, 130), filled(60, 100), filled(3, 120))))
        .isEqualTo(new Finding.Standing(100, false));
  }

  @Test
  void whatIsMissingAtAnEndIsSentAgain() {
    assertThat(judge(contents(OURS, filled(30, 70), filled(50, 80))))
        .isEqualTo(new Finding.Standing(70, false));
  }

  @Test
  void aPartitionThatLostEverythingIsFilledFromTheBeginning() {
    assertThat(judge(contents(OURS, new Empty(0), filled(60, 100))))
        .isEqualTo(new Finding.Standing(0, false));
  }

  @Test
  void onceSomethingFollowsALossOrderIsGone() {
    assertThat(judge(contents(OURS, filled(35, 101), filled(60, 100))))
        .isInstanceOf(Finding.Unusable.class);
  }

  @Test
  void aPartitionBeginsWithAFirstEvent() {
    var stray = new Filled(0, 41, 7, OptionalLong.of(99));
    assertThat(judge(contents(OURS, stray, filled(60, 100)))).isInstanceOf(Finding.Unusable.class);
  }

  @Test
  void whereTheHeadIsGoneOneGoesOnAllTheSame() {
    var headless = new Filled(10, 40, 7, OptionalLong.of(99));
    assertThat(judge(contents(OURS, headless, filled(60, 100))))
        .isEqualTo(new Finding.Standing(100, true));
  }

  @Test
  void anEmptyOneUnderAnotherIdIsFilled() {
    assertThat(judge(contents(ANOTHER))).isEqualTo(new Finding.Fresh(ANOTHER));
  }

  @Test
  void anyOtherUnderAnotherIdIsMadeAgain() {
    assertThat(judge(contents(ANOTHER, filled(3, 99)))).isInstanceOf(Finding.Unusable.class);
    assertThat(judge(contents(ANOTHER, new Empty(3)))).isInstanceOf(Finding.Unusable.class);
    assertThat(judge(new Contents(ANOTHER, List.of(new Empty(0)))))
        .isInstanceOf(Finding.Unusable.class);
  }

  @Test
  void whatTheStoreDoesNotHaveIsNobodysToDelete() {
    var foreign = new Filled(0, 3, 1, OptionalLong.empty());
    assertThat(judge(contents(ANOTHER, foreign))).isEqualTo(new Finding.Foreign());
    assertThat(judge(contents(OURS, filled(40, 99), foreign))).isEqualTo(new Finding.Foreign());
  }

  @Test
  void noneIsMade() {
    assertThat(Inspection.judge(LEASE, Optional.empty())).isEqualTo(new Finding.Missing());
  }
}
