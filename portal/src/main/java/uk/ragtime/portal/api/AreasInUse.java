package uk.ragtime.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Areas that lists show. An area is out of use while no agency works there, unless something was
 * rated there once: its ratings are still read.
 */
@Component
public class AreasInUse {
  private final Profiles profiles;

  AreasInUse(Profiles profiles) {
    this.profiles = profiles;
  }

  /** Leaves out areas that are out of use; none while the first agencies are still to come. */
  public List<Lists.Area> of(
      Visitor visitor,
      String partnership,
      List<Lists.Area> areas,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles) {
    Set<String> worked =
        agencies.stream().flatMap(agency -> agency.areas().stream()).collect(Collectors.toSet());
    if (worked.isEmpty() || areas.stream().allMatch(area -> worked.contains(area.area()))) {
      return areas;
    }
    List<String> checklists =
        cycles.stream()
            .filter(Lists.Cycle::hasOpened)
            .map(Lists.Cycle::checklist)
            .distinct()
            .toList();
    try (ParallelRequests requests = new ParallelRequests()) {
      List<ParallelRequests.Answer<Boolean>> kept = new ArrayList<>();
      for (Lists.Area area : areas) {
        kept.add(
            worked.contains(area.area())
                ? () -> true
                : requests.ask(() -> isRated(visitor, partnership, area.area(), checklists)));
      }
      List<Lists.Area> used = new ArrayList<>();
      for (int i = 0; i < areas.size(); i++) {
        if (kept.get(i).get()) {
          used.add(areas.get(i));
        }
      }
      return List.copyOf(used);
    }
  }

  /** Whether anything was ever rated; an area of which that is unknown stays. */
  private boolean isRated(
      Visitor visitor, String partnership, String area, List<String> checklists) {
    try {
      return checklists.stream()
          .map(it -> new Profiles.View(it, null, null, "standing", "worst"))
          .flatMap(view -> profiles.history(visitor, partnership, area, view).points().stream())
          .map(History.Point::distribution)
          .anyMatch(counts -> counts.rated() + counts.notApplicable() > 0);
    } catch (Failure.NotFound _) {
      return false;
    } catch (Failure.Unavailable | Failure.TooMany _) {
      return true;
    }
  }
}
