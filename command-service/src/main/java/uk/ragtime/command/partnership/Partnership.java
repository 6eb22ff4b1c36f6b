package uk.ragtime.command.partnership;

import java.util.List;
import java.util.Set;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;

/** State of a partnership. */
public sealed interface Partnership {
  /**
   * First path segments of the platform's own addresses, of the services and of the portal, which
   * no partnership may have as its code: its pages would be hidden.
   */
  Set<String> RESERVED =
      Set.of(
          "me",
          "checklist-templates",
          "operations",
          "schemas",
          "accessibility",
          "account",
          "actuator",
          "assets",
          "cookies",
          "error",
          "help",
          "join",
          "login",
          "oauth2",
          "operator",
          "privacy",
          "sign-in-failed",
          "sign-out",
          "words");

  /** The type of its stream. */
  static StreamType<Partnership, PartnershipEvent> streamType() {
    return StreamType.of(
        Partnership.class, PartnershipEvent.class, Unregistered::new, Partnership::evolve);
  }

  /** Not registered. */
  record Unregistered() implements Partnership {}

  record Registered(String name) implements Partnership {}

  /** Registers the partnership, or renames it. */
  default List<PartnershipEvent> decide(RegisterPartnership command) {
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
