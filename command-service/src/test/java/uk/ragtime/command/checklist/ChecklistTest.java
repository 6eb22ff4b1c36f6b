package uk.ragtime.command.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;

class ChecklistTest {
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final CapabilityCode ATTUNEMENT = new CapabilityCode("attunement");

  private static Capability capability(CapabilityCode code, @Nullable CapabilityCode mapsFrom) {
    return new Capability(code, "Title", "practice", "Guidance", "Red", "Amber", "Green", mapsFrom);
  }

  private static PublishChecklistVersion publish(int version, Capability... capabilities) {
    return new PublishChecklistVersion(
        new PartnershipCode("lancashire"),
        new ChecklistCode("workforce"),
        version,
        "Workforce",
        Arrays.asList(capabilities));
  }

  private static Checklist after(PublishChecklistVersion... published) {
    Checklist checklist = Checklist.streamType().initial().get();
    for (PublishChecklistVersion command : published) {
      checklist = checklist.evolve((ChecklistEvent) checklist.decide(command).getFirst());
    }
    return checklist;
  }

  private static void refused(
      RefusalCode code, Checklist checklist, PublishChecklistVersion command) {
    assertThatThrownBy(() -> checklist.decide(command))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aVersionIsPublishedOnceAndNeverChanges() {
    var first = publish(1, capability(TUNING_IN, null));

    assertThat(after().decide(first))
        .containsExactly(
            new ChecklistVersionPublished(
                first.checklist(), 1, "Workforce", List.of(capability(TUNING_IN, null))));
    assertThat(after(first).decide(first)).isEmpty();
    refused(
        RefusalCode.CHECKLIST_VERSION_FIXED,
        after(first),
        publish(1, capability(ATTUNEMENT, null)));
  }

  @Test
  void versionsHaveNoGaps() {
    refused(RefusalCode.CHECKLIST_VERSION_GAP, after(), publish(2, capability(TUNING_IN, null)));
  }

  @Test
  void aCapabilityCarriesOnOneOfTheVersionBefore() {
    var checklist =
        after(
            publish(1, capability(TUNING_IN, null)), publish(2, capability(ATTUNEMENT, TUNING_IN)));

    assertThat(checklist.traceBack(ATTUNEMENT, 2, 1)).contains(TUNING_IN);
    assertThat(checklist.traceBack(ATTUNEMENT, 2, 2)).contains(ATTUNEMENT);
    refused(RefusalCode.MAPS_FROM_UNKNOWN, checklist, publish(3, capability(TUNING_IN, TUNING_IN)));
    refused(RefusalCode.MAPS_FROM_UNKNOWN, after(), publish(1, capability(TUNING_IN, TUNING_IN)));
  }
}
