package uk.ragtime.command.partnership;

import java.util.List;
import java.util.Set;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;

/** A partnership, as far as decisions need to know it. */
public sealed interface Partnership {
  /** What stands in a partnership's place in addresses of the platform's own. */
  Set<String> RESERVED = Set.of("me", "checklist-templates", "operations", "schemas");

  /** How its stream is read. */
  static StreamType<Partnership, PartnershipEvent> streamType() {
    return StreamType.of(
        Partnership.class, PartnershipEvent.class, Unregistered::new, Partnership::evolve);
  }

  /** Nobody has registered it. */
  record Unregistered() implements Partnership {}

  record Registered(String name) implements Partnership {}

  /** What becomes of registering it, or of giving it another name. */
  default List<DomainEvent> decide(RegisterPartnership command) {
    return switch (this) {
      case Unregistered _ when RESERVED.contains(command.partnership().value()) ->
          throw new Refused(RefusalCode.PARTNERSHIP_RESERVED);
      case Unregistered _ -> List.of(new PartnershipRegistered(command.name()));
      case Registered(String name) when name.equals(command.name()) -> List.of();
      case Registered _ -> List.of(new PartnershipRenamed(command.name()));
    };
  }

  default Partnership evolve(PartnershipEvent event) {
    return switch (event) {
      case PartnershipRegistered(String name) -> new Registered(name);
      case PartnershipRenamed(String name) -> new Registered(name);
    };
  }
}
