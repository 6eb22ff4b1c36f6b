package uk.ragtime.command.checklist;

import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_VERSION_FIXED;
import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_VERSION_GAP;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.lineage.Lineage;

/**
 * A checklist with all its versions.
 *
 * @param versions version 1 first
 * @param lineage which capability continues which, through all versions
 */
public record Checklist(List<Version> versions, Lineage lineage) {
  private static final Checklist UNPUBLISHED = new Checklist(List.of(), Lineage.NONE);

  /** The type of its stream. */
  public static StreamType<Checklist, ChecklistEvent> streamType() {
    return StreamType.of(
        Checklist.class, ChecklistEvent.class, () -> UNPUBLISHED, Checklist::evolve);
  }

  /**
   * One version, as it was published.
   *
   * @param dropped null if not stated
   */
  public record Version(
      String title,
      List<Capability> capabilities,
      @Nullable Set<CapabilityCode> dropped,
      Languages languages) {
    public boolean has(CapabilityCode code) {
      return capabilities.stream().anyMatch(capability -> capability.code().equals(code));
    }
  }

  public Optional<Version> version(int number) {
    boolean known = number >= 1 && number <= versions.size();
    return known ? Optional.of(versions.get(number - 1)) : Optional.empty();
  }

  /** Publishes a version. */
  public List<ChecklistEvent> decide(PublishChecklistVersion command) {
    Optional<Version> known = version(command.version());
    if (known.isPresent()) {
      if (isRepublished(known.get(), command)) {
        return List.of();
      }
      throw new Refused(CHECKLIST_VERSION_FIXED);
    }
    if (command.version() != versions.size() + 1) {
      throw new Refused(
          CHECKLIST_VERSION_GAP, "The next version is version " + (versions.size() + 1));
    }
    MappingValidator.require(lineage, command);
    return List.of(
        new ChecklistVersionPublished(
            command.checklist(),
            command.version(),
            command.title(),
            command.capabilities(),
            command.dropped(),
            command.languages().language(),
            command.languages().translations(),
            command.languages().sections()));
  }

  /**
   * Whether the command repeats a published version: word by word, or with the same origins stated
   * in another valid way.
   */
  private boolean isRepublished(Version known, PublishChecklistVersion command) {
    return known.title().equals(command.title())
        && known.languages().sameAs(command.languages())
        && (isStatedAlike(known, command) || hasTheSameOrigins(known, command));
  }

  private static boolean isStatedAlike(Version known, PublishChecklistVersion command) {
    return known.capabilities().equals(command.capabilities())
        && Objects.equals(known.dropped(), command.dropped());
  }

  /** A valid mapping with the same origins leaves the same capabilities to be dropped. */
  private boolean hasTheSameOrigins(Version known, PublishChecklistVersion command) {
    Lineage before = lineage.upTo(command.version() - 1);
    return withoutOrigins(known.capabilities()).equals(withoutOrigins(command.capabilities()))
        && before.with(items(command.capabilities())).equals(lineage.upTo(command.version()))
        && MappingValidator.accepts(before, command);
  }

  private static List<Capability> withoutOrigins(List<Capability> capabilities) {
    return capabilities.stream()
        .map(it ->
            new Capability(
                it.code(),
                it.title(),
                it.section(),
                it.guidance(),
                it.red(),
                it.amber(),
                it.green(),
                null,
                it.translations()))
        .toList();
  }

  private static List<Lineage.Item> items(List<Capability> capabilities) {
    return capabilities.stream().map(it -> new Lineage.Item(it.code(), it.origin())).toList();
  }

  public Checklist evolve(ChecklistEvent event) {
    return switch (event) {
      case ChecklistVersionPublished e -> {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(e.title(), e.capabilities(), e.dropped(), Languages.of(e)));
        yield new Checklist(List.copyOf(more), lineage.with(items(e.capabilities())));
      }
    };
  }
}
