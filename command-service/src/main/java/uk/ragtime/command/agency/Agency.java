package uk.ragtime.command.agency;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AgencyEvent.AgencyRevised;

/** State of an agency. */
public sealed interface Agency {
  /** The type of its stream. */
  static StreamType<Agency, AgencyEvent> streamType() {
    return StreamType.of(Agency.class, AgencyEvent.class, Unknown::new, Agency::evolve);
  }

  /** No agency is defined under this code. */
  record Unknown() implements Agency {}

  record Participating(String name, Sector sector, Set<AreaCode> areas, @Nullable String odsCode)
      implements Agency {
    /** Each rating looks for its area, quickest in a set without order. */
    public Participating {
      areas = Set.copyOf(areas);
    }

    public boolean worksIn(AreaCode area) {
      return areas.contains(area);
    }

    private boolean matches(DefineAgency command) {
      return name.equals(command.name())
          && sector == command.sector()
          && areas.equals(command.areas())
          && Objects.equals(odsCode, command.odsCode());
    }
  }

  /**
   * @param agency code of this agency
   * @throws Refused with {@code agency-unknown}
   */
  default void requireKnown(AgencyCode agency) {
    switch (this) {
      case Unknown _ -> throw unknown(agency);
      case Participating _ -> {}
    }
  }

  private static Refused unknown(AgencyCode agency) {
    return new Refused(RefusalCode.AGENCY_UNKNOWN, "There is no agency " + agency);
  }

  /**
   * @param agency code of this agency
   * @throws Refused with {@code agency-unknown} or {@code agency-not-in-area}
   */
  default void requireWorkingIn(AreaCode area, AgencyCode agency) {
    switch (this) {
      case Unknown _ -> throw unknown(agency);
      case Participating participating -> {
        if (!participating.worksIn(area)) {
          throw new Refused(RefusalCode.AGENCY_NOT_IN_AREA, agency + " does not work in " + area);
        }
      }
    }
  }

  /** Defines the agency, or revises its definition. */
  default List<AgencyEvent> decide(DefineAgency command, Function<AreaCode, Area> areas) {
    for (AreaCode area : command.areas()) {
      areas.apply(area).requireDefined(area);
    }
    return switch (this) {
      case Unknown _ ->
          List.of(
              new AgencyJoined(
                  command.agency(),
                  command.name(),
                  command.sector(),
                  command.areas(),
                  command.odsCode()));
      case Participating known when known.matches(command) -> List.of();
      case Participating _ ->
          List.of(
              new AgencyRevised(
                  command.agency(),
                  command.name(),
                  command.sector(),
                  command.areas(),
                  command.odsCode()));
    };
  }

  default Agency evolve(AgencyEvent event) {
    return switch (event) {
      case AgencyJoined e -> new Participating(e.name(), e.sector(), e.areas(), e.odsCode());
      case AgencyRevised e -> new Participating(e.name(), e.sector(), e.areas(), e.odsCode());
    };
  }
}
