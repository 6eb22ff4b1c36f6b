package uk.ragtime.portal.action;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;

/** Names of everything that an action names by code, as the partnership's lists have them. */
record ActionNames(
    List<Lists.Area> areas, List<Lists.Agency> agencies, List<Lists.Checklist> checklists) {

  Set<String> areaCodes() {
    return areas.stream().map(Lists.Area::area).collect(Collectors.toSet());
  }

  Set<String> agencyCodes() {
    return agencies.stream().map(Lists.Agency::agency).collect(Collectors.toSet());
  }

  /** Whether an agency works in an area. */
  boolean isWorked(String area) {
    return agencies.stream().anyMatch(agency -> agency.areas().contains(area));
  }

  String area(String code) {
    return areas.stream()
        .filter(it -> it.area().equals(code))
        .map(Lists.Area::name)
        .findFirst()
        .orElse(code);
  }

  String agency(String code) {
    return agencies.stream()
        .filter(it -> it.agency().equals(code))
        .map(Lists.Agency::name)
        .findFirst()
        .orElse(code);
  }

  /** Newest version of a checklist; empty if there is none of this code. */
  Optional<Lists.Checklist> newest(String checklist) {
    return checklists.stream()
        .filter(it -> it.checklist().equals(checklist))
        .max(Comparator.comparingInt(Lists.Checklist::version));
  }

  /** Newest versions of all checklists, by title. */
  List<Lists.Checklist> newest() {
    return checklists.stream()
        .map(Lists.Checklist::checklist)
        .distinct()
        .sorted()
        .flatMap(code -> newest(code).stream())
        .toList();
  }

  /** Title of a checklist; null where the partnership has no other. */
  @Nullable String checklist(String code) {
    return newest().size() < 2 ? null : newest(code).map(Lists.Checklist::title).orElse(code);
  }

  /** Title of a capability in the newest version that has it. */
  String capability(String checklist, String code) {
    return titles(checklist).getOrDefault(code, code);
  }

  private Map<String, String> titles(String checklist) {
    Map<String, String> titles = new HashMap<>();
    checklists.stream()
        .filter(it -> it.checklist().equals(checklist))
        .sorted(Comparator.comparingInt(Lists.Checklist::version))
        .forEach(version ->
            titles.putAll(
                version.capabilities().stream()
                    .collect(
                        Collectors.toMap(
                            Lists.Capability::code, Lists.Capability::title, (a, _) -> a))));
    return titles;
  }
}
