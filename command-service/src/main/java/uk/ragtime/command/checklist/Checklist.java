package uk.ragtime.command.checklist;

import static java.util.stream.Collectors.toSet;
import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_VERSION_FIXED;
import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_VERSION_GAP;
import static uk.ragtime.command.decision.RefusalCode.MAPS_FROM_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * A checklist with all its versions.
 *
 * @param versions version 1 first
 */
public record Checklist(List<Version> versions) {
  /** How its stream is read. */
  public static StreamType<Checklist, ChecklistEvent> streamType() {
    return new StreamType<>(
        Checklist.class, ChecklistEvent.class, () -> new Checklist(List.of()), Checklist::evolve);
  }

  /** One version, as it was published. */
  public record Version(String title, List<Capability> capabilities) {
    public boolean has(CapabilityCode code) {
      return capabilities.stream().anyMatch(capability -> capability.code().equals(code));
    }

    private Optional<CapabilityCode> originOf(CapabilityCode code) {
      return capabilities.stream()
          .filter(capability -> capability.code().equals(code))
          .findFirst()
          .flatMap(capability -> Optional.ofNullable(capability.mapsFrom()));
    }
  }

  public Optional<Version> version(int number) {
    boolean known = number >= 1 && number <= versions.size();
    return known ? Optional.of(versions.get(number - 1)) : Optional.empty();
  }

  /**
   * What a capability of one version was called in an earlier one, as the versions in between
   * declare it; nothing if it did not exist.
   */
  public Optional<CapabilityCode> traceBack(CapabilityCode code, int from, int to) {
    Optional<CapabilityCode> traced = Optional.of(code);
    for (int number = from; number > to && traced.isPresent(); number--) {
      traced = versions.get(number - 1).originOf(traced.get());
    }
    return traced;
  }

  /** What becomes of publishing a version. */
  public List<DomainEvent> decide(PublishChecklistVersion command) {
    Optional<Version> known = version(command.version());
    if (known.isPresent()) {
      if (known.get().equals(new Version(command.title(), command.capabilities()))) {
        return List.of();
      }
      throw new Refused(CHECKLIST_VERSION_FIXED);
    }
    if (command.version() != versions.size() + 1) {
      throw new Refused(
          CHECKLIST_VERSION_GAP, "The next version is version " + (versions.size() + 1));
    }
    requireOrigins(command);
    return List.of(
        new ChecklistVersionPublished(
            command.checklist(), command.version(), command.title(), command.capabilities()));
  }

  private void requireOrigins(PublishChecklistVersion command) {
    Set<CapabilityCode> before =
        version(command.version() - 1).stream()
            .flatMap(version -> version.capabilities().stream())
            .map(Capability::code)
            .collect(toSet());
    for (Capability capability : command.capabilities()) {
      CapabilityCode origin = capability.mapsFrom();
      if (origin != null && !before.contains(origin)) {
        throw new Refused(
            MAPS_FROM_UNKNOWN,
            capability.code()
                + " maps from "
                + origin
                + ", which the version before does not have");
      }
    }
  }

  public Checklist evolve(ChecklistEvent event) {
    return switch (event) {
      case ChecklistVersionPublished e -> {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(e.title(), e.capabilities()));
        yield new Checklist(List.copyOf(more));
      }
    };
  }
}
