package uk.ragtime.command.checklist;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.Refused.Fault;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;

/**
 * Validates the mapping of a new checklist version to the version before. A mapping refers to that
 * version only, so it cannot be circular.
 */
final class MappingValidator {
  /** Each path is a look-up for each cell; more than this no reader could follow. */
  static final int MAX_PATHS = 64;

  private final Lineage before;
  private final PublishChecklistVersion version;
  private final Set<CapabilityCode> former;

  private MappingValidator(Lineage before, PublishChecklistVersion version) {
    this.before = before;
    this.version = version;
    this.former = new LinkedHashSet<>(before.codes(before.versions()));
  }

  /**
   * @param before all versions so far
   * @throws Refused with each invalid part
   */
  static void require(Lineage before, PublishChecklistVersion version) {
    MappingValidator validator = new MappingValidator(before, version);
    validator.requireKnown();
    validator.requireOneClaim();
    validator.requireSeveralParts();
    validator.requireComplete();
    validator.requireSimple();
  }

  /** Whether {@link #require} would accept the mapping. */
  static boolean accepts(Lineage before, PublishChecklistVersion version) {
    try {
      require(before, version);
      return true;
    } catch (Refused _) {
      return false;
    }
  }

  private void requireKnown() {
    List<Fault> faults = new ArrayList<>();
    forEachOrigin((place, origin) ->
        origin.codes().stream()
            .filter(code -> !former.contains(code))
            .forEach(code -> faults.add(unknown(place, code))));
    int place = 0;
    for (CapabilityCode code : version.droppedOnes()) {
      if (!former.contains(code)) {
        faults.add(unknown("dropped[" + place + "]", code));
      }
      place++;
    }
    refuseIfAny(RefusalCode.MAPPING_UNKNOWN, faults);
  }

  private static Fault unknown(String place, CapabilityCode code) {
    return new Fault(
        place, "mapping-unknown", "names " + code + ", which the version before does not have");
  }

  /** A capability is continued by one item, unless all items that continue it are its parts. */
  private void requireOneClaim() {
    List<Fault> faults = new ArrayList<>();
    Map<CapabilityCode, Origin.Kind> claimed = new HashMap<>();
    forEachOrigin((place, origin) ->
        origin
            .codes()
            .forEach(code -> {
              Origin.Kind other = claimed.putIfAbsent(code, origin.kind());
              boolean parts = other == Origin.Kind.SPLIT && origin.kind() == Origin.Kind.SPLIT;
              if (other != null && !parts) {
                faults.add(
                    new Fault(
                        place,
                        "mapping-claimed-twice",
                        "carries on "
                            + code
                            + ", which another capability carries on; parts of one are each"
                            + " 'split', and one that only uses its code again is 'new'"));
              }
            }));
    int place = 0;
    for (CapabilityCode code : version.droppedOnes()) {
      if (claimed.containsKey(code)) {
        faults.add(
            new Fault(
                "dropped[" + place + "]",
                "mapping-claimed-twice",
                "drops " + code + ", which a capability carries on"));
      }
      place++;
    }
    refuseIfAny(RefusalCode.MAPPING_CLAIMED_TWICE, faults);
  }

  /** A part is one of several; a capability that one item continues is the same or reworded. */
  private void requireSeveralParts() {
    Map<CapabilityCode, Integer> parts = new HashMap<>();
    forEachPart((_, whole) -> parts.merge(whole, 1, Integer::sum));
    List<Fault> faults = new ArrayList<>();
    forEachPart((place, whole) -> {
      if (parts.getOrDefault(whole, 0) == 1) {
        faults.add(
            new Fault(
                place,
                "mapping-single-part",
                "is the only part of "
                    + whole
                    + "; a split has two or more, and one that continues alone is 'same' or"
                    + " 'reworded'"));
      }
    });
    refuseIfAny(RefusalCode.MAPPING_SINGLE_PART, faults);
  }

  private void forEachPart(BiConsumer<String, CapabilityCode> taker) {
    forEachOrigin((place, origin) -> {
      if (origin.kind() == Origin.Kind.SPLIT) {
        taker.accept(place, origin.codes().getFirst());
      }
    });
  }

  /** A version that mentions the one before must account for all of its capabilities. */
  private void requireComplete() {
    if (!version.accountsForAll()) {
      return;
    }
    Set<CapabilityCode> left = new LinkedHashSet<>(former);
    left.removeAll(version.droppedOnes());
    forEachOrigin((_, origin) -> origin.codes().forEach(left::remove));
    if (!left.isEmpty()) {
      String codes = left.stream().map(CapabilityCode::value).collect(joining(", "));
      throw new Refused(
          RefusalCode.MAPPING_INCOMPLETE,
          "Nothing carries on " + codes + ": name them in 'from' or in 'dropped'",
          left.stream()
              .map(code ->
                  new Fault(
                      "capabilities",
                      "mapping-incomplete",
                      "carries on nothing of " + code + ", and it is not dropped"))
              .toList());
    }
  }

  private void requireSimple() {
    List<Fault> faults = new ArrayList<>();
    forEachOrigin((place, origin) -> {
      if (before.pathsFrom(origin.codes()) > MAX_PATHS) {
        faults.add(
            new Fault(
                place,
                "mapping-too-tangled",
                "leads back to more than " + MAX_PATHS + " capabilities of earlier versions"));
      }
    });
    refuseIfAny(RefusalCode.MAPPING_TOO_TANGLED, faults);
  }

  private interface Taker {
    void take(String place, Origin origin);
  }

  private void forEachOrigin(Taker taker) {
    int place = 0;
    for (Capability capability : version.capabilities()) {
      Origin declared = capability.origin();
      if (declared != null) {
        String name = version.accountsForAll() ? "from" : "mapsFrom";
        taker.take("capabilities[" + place + "]." + name, declared);
      } else if (former.contains(capability.code())) {
        taker.take("capabilities[" + place + "].code", Origin.same(capability.code()));
      }
      place++;
    }
  }

  private static void refuseIfAny(RefusalCode code, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refused(
          code, faults.getFirst().field() + " " + faults.getFirst().message(), faults);
    }
  }
}
