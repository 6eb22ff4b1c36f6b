package uk.ragtime.command.area;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;

/** State of an area. */
public sealed interface Area {
  /** The type of its stream. */
  static StreamType<Area, AreaEvent> streamType() {
    return StreamType.of(Area.class, AreaEvent.class, Undefined::new, Area::evolve);
  }

  /** No area is defined under this code. */
  record Undefined() implements Area {}

  record Defined(String name, @Nullable String gssCode) implements Area {}

  /**
   * @param area code of this area
   * @throws Refused with {@code area-unknown} if nothing is defined under it
   */
  default void requireDefined(AreaCode area) {
    switch (this) {
      case Undefined _ -> throw new Refused(RefusalCode.AREA_UNKNOWN, "There is no area " + area);
      case Defined _ -> {}
    }
  }

  /** Defines the area, or revises its name or code. */
  default List<AreaEvent> decide(DefineArea command) {
    return switch (this) {
      case Undefined _ ->
          List.of(new AreaDefined(command.area(), command.name(), command.gssCode()));
      case Defined(String name, String gssCode)
          when name.equals(command.name()) && Objects.equals(gssCode, command.gssCode()) ->
          List.of();
      case Defined _ -> List.of(new AreaRevised(command.area(), command.name(), command.gssCode()));
    };
  }

  default Area evolve(AreaEvent event) {
    return switch (event) {
      case AreaDefined e -> new Defined(e.name(), e.gssCode());
      case AreaRevised e -> new Defined(e.name(), e.gssCode());
    };
  }
}
