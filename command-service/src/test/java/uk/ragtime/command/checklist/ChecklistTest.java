package uk.ragtime.command.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.kernel.lineage.Origin.Kind;

class ChecklistTest {
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final CapabilityCode ATTUNEMENT = new CapabilityCode("attunement");
  private static final CapabilityCode PLAY = new CapabilityCode("play");

  private static Capability capability(CapabilityCode code, @Nullable Origin origin) {
    return new Capability(code, "Title", "practice", "Guidance", "Red", "Amber", "Green", origin);
  }

  private static Capability carries(CapabilityCode code, Kind kind, CapabilityCode... codes) {
    return capability(code, new Origin(kind, Arrays.asList(codes)));
  }

  private static PublishChecklistVersion publish(int version, Capability... capabilities) {
    return publish(version, null, false, capabilities);
  }

  /** One that says what became of every capability of the version before. */
  private static PublishChecklistVersion second(
      @Nullable Set<CapabilityCode> dropped, Capability... capabilities) {
    return publish(2, dropped, true, capabilities);
  }

  private static PublishChecklistVersion publish(
      int version,
      @Nullable Set<CapabilityCode> dropped,
      boolean accountsForAll,
      Capability... capabilities) {
    return new PublishChecklistVersion(
        new PartnershipCode("lancashire"),
        new ChecklistCode("workforce"),
        version,
        "Workforce",
        Arrays.asList(capabilities),
        dropped,
        accountsForAll);
  }

  private static Checklist after(PublishChecklistVersion... published) {
    Checklist checklist = Checklist.streamType().initial().get();
    for (PublishChecklistVersion command : published) {
      checklist = published(checklist, command);
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
                first.checklist(), 1, "Workforce", List.of(capability(TUNING_IN, null)), null));
    assertThat(after(first).decide(first)).isEmpty();
    refused(
        RefusalCode.CHECKLIST_VERSION_FIXED,
        after(first),
        publish(1, capability(ATTUNEMENT, null)));
  }

  @Test
  void aPublishedMappingNeverChangesEither() {
    var first = publish(1, capability(TUNING_IN, null), capability(PLAY, null));
    var second = second(Set.of(PLAY), carries(ATTUNEMENT, Kind.SAME, TUNING_IN));
    var checklist = after(first, second);

    assertThat(checklist.decide(second)).isEmpty();
    for (PublishChecklistVersion other :
        List.of(
            second(null, carries(ATTUNEMENT, Kind.SAME, TUNING_IN)),
            second(Set.of(), carries(ATTUNEMENT, Kind.SAME, TUNING_IN)),
            second(Set.of(TUNING_IN), carries(ATTUNEMENT, Kind.SAME, TUNING_IN)),
            second(Set.of(PLAY, ATTUNEMENT), carries(ATTUNEMENT, Kind.SAME, TUNING_IN)),
            second(Set.of(PLAY), carries(ATTUNEMENT, Kind.REWORDED, TUNING_IN)),
            second(Set.of(PLAY), carries(ATTUNEMENT, Kind.NEW)),
            second(Set.of(PLAY), carries(ATTUNEMENT, Kind.SPLIT, TUNING_IN)),
            second(null, carries(ATTUNEMENT, Kind.MERGED, TUNING_IN, PLAY)),
            publish(2, capability(ATTUNEMENT, Origin.same(new CapabilityCode("unknown")))))) {
      refused(RefusalCode.CHECKLIST_VERSION_FIXED, checklist, other);
    }
  }

  @Test
  void theSameMappingMayBeStatedInAnotherValidWay() {
    var first = publish(1, capability(TUNING_IN, null), capability(PLAY, null));
    var implied = publish(2, capability(TUNING_IN, null));
    var stated = second(Set.of(PLAY), carries(TUNING_IN, Kind.SAME, TUNING_IN));

    assertThat(after(first, implied).decide(stated)).isEmpty();
    assertThat(after(first, stated).decide(implied)).isEmpty();
  }

  @Test
  void versionsHaveNoGaps() {
    refused(RefusalCode.CHECKLIST_VERSION_GAP, after(), publish(2, capability(TUNING_IN, null)));
  }

  @Test
  void aCapabilityCarriesOnOneOfTheVersionBefore() {
    var first = publish(1, capability(TUNING_IN, null));
    var second = publish(2, capability(ATTUNEMENT, Origin.same(TUNING_IN)));

    assertThat(after(first, second).lineage().descent(2, ATTUNEMENT, 1).codes())
        .containsExactly(TUNING_IN);
    refused(
        RefusalCode.MAPPING_UNKNOWN,
        after(first, second),
        publish(3, capability(TUNING_IN, Origin.same(TUNING_IN))));
    refused(
        RefusalCode.MAPPING_UNKNOWN,
        after(),
        publish(1, capability(TUNING_IN, Origin.same(TUNING_IN))));
  }

  /** Two that are each other's origin and were both not there before would be a circle. */
  @Test
  void aMappingLeadsToTheVersionBeforeAndNeverInACircle() {
    refused(
        RefusalCode.MAPPING_UNKNOWN,
        after(publish(1, capability(TUNING_IN, null))),
        publish(
            2,
            capability(ATTUNEMENT, Origin.same(PLAY)),
            capability(PLAY, Origin.same(ATTUNEMENT))));
  }

  @Test
  void codesMayChangePlaces() {
    var first = publish(1, capability(TUNING_IN, null), capability(PLAY, null));

    assertThat(
            after(first)
                .decide(
                    publish(
                        2,
                        capability(TUNING_IN, Origin.same(PLAY)),
                        capability(PLAY, Origin.same(TUNING_IN)))))
        .hasSize(1);
  }

  @Test
  void nothingIsCarriedOnTwiceUnlessInParts() {
    var checklist = after(publish(1, capability(TUNING_IN, null), capability(PLAY, null)));

    for (PublishChecklistVersion twice :
        List.of(
            publish(2, capability(TUNING_IN, null), capability(ATTUNEMENT, Origin.same(TUNING_IN))),
            second(
                Set.of(PLAY),
                carries(TUNING_IN, Kind.SPLIT, TUNING_IN),
                carries(ATTUNEMENT, Kind.SAME, TUNING_IN)),
            second(null, carries(ATTUNEMENT, Kind.MERGED, TUNING_IN, PLAY), capability(PLAY, null)),
            second(Set.of(TUNING_IN), capability(TUNING_IN, null), capability(PLAY, null)))) {
      refused(RefusalCode.MAPPING_CLAIMED_TWICE, checklist, twice);
    }
    assertThat(
            checklist.decide(
                second(
                    Set.of(PLAY),
                    carries(TUNING_IN, Kind.SPLIT, TUNING_IN),
                    carries(ATTUNEMENT, Kind.SPLIT, TUNING_IN))))
        .hasSize(1);
  }

  @Test
  void aSplitHasSeveralParts() {
    var checklist = after(publish(1, capability(TUNING_IN, null), capability(PLAY, null)));
    var twoWholes =
        second(
            null, carries(TUNING_IN, Kind.SPLIT, TUNING_IN), carries(ATTUNEMENT, Kind.SPLIT, PLAY));

    refused(
        RefusalCode.MAPPING_SINGLE_PART,
        checklist,
        second(Set.of(PLAY), carries(ATTUNEMENT, Kind.SPLIT, TUNING_IN)));
    assertThatThrownBy(() -> checklist.decide(twoWholes))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(Refused.Fault::field, Refused.Fault::code)
                    .containsExactly(
                        tuple("capabilities[0].from", "mapping-single-part"),
                        tuple("capabilities[1].from", "mapping-single-part")));
  }

  @Test
  void whoSaysWhatBecameOfOneSaysWhatBecameOfAll() {
    var checklist = after(publish(1, capability(TUNING_IN, null), capability(PLAY, null)));

    refused(
        RefusalCode.MAPPING_INCOMPLETE,
        checklist,
        second(null, carries(ATTUNEMENT, Kind.REWORDED, TUNING_IN)));
    refused(RefusalCode.MAPPING_INCOMPLETE, checklist, second(Set.of(), capability(PLAY, null)));
    assertThat(checklist.decide(second(Set.of(PLAY), carries(ATTUNEMENT, Kind.SAME, TUNING_IN))))
        .hasSize(1);
    assertThat(
            checklist.decide(
                second(Set.of(TUNING_IN), carries(TUNING_IN, Kind.NEW), capability(PLAY, null))))
        .hasSize(1);
    assertThat(checklist.decide(publish(2, capability(PLAY, null)))).hasSize(1);
  }

  @Test
  void eachPlaceAtFaultIsNamed() {
    var checklist = after(publish(1, capability(TUNING_IN, null), capability(PLAY, null)));
    var wrong =
        second(
            Set.of(ATTUNEMENT),
            capability(TUNING_IN, null),
            carries(PLAY, Kind.MERGED, PLAY, ATTUNEMENT));

    assertThatThrownBy(() -> checklist.decide(wrong))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(Refused.Fault::field)
                    .containsExactly("capabilities[1].from", "dropped[0]"));
  }

  @Test
  void whatLeadsBackToTooManyIsRefused() {
    Checklist checklist = after(publish(1, capability(TUNING_IN, null)));
    int version = 2;
    for (int doublings = 0; doublings < 6; doublings++) {
      checklist =
          published(
              checklist,
              publish(
                  version++,
                  null,
                  true,
                  carries(PLAY, Kind.SPLIT, TUNING_IN),
                  carries(ATTUNEMENT, Kind.SPLIT, TUNING_IN)));
      checklist =
          published(
              checklist,
              publish(version++, null, true, carries(TUNING_IN, Kind.MERGED, PLAY, ATTUNEMENT)));
    }
    checklist =
        published(
            checklist,
            publish(
                version++,
                null,
                true,
                carries(PLAY, Kind.SPLIT, TUNING_IN),
                carries(ATTUNEMENT, Kind.SPLIT, TUNING_IN)));

    refused(
        RefusalCode.MAPPING_TOO_TANGLED,
        checklist,
        publish(version, null, true, carries(TUNING_IN, Kind.MERGED, PLAY, ATTUNEMENT)));
  }

  private static Checklist published(Checklist checklist, PublishChecklistVersion command) {
    return checklist.evolve(checklist.decide(command).getFirst());
  }
}
