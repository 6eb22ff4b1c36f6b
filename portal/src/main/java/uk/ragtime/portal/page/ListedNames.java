package uk.ragtime.portal.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.ragtime.portal.api.Lists;

/**
 * Names of what codes stand for in a partnership, and the options to filter by them.
 *
 * @param cycles oldest first
 * @param capabilities titles by checklist and code, those of the latest version
 * @param foreign titles in another language than that of the page
 */
public record ListedNames(
    Map<String, String> areas,
    Map<String, String> agencies,
    Map<String, String> cycles,
    Map<String, String> capabilities,
    List<Passage> foreign) {

  /** Between a checklist and a capability; no code has it. */
  public static final String SEPARATOR = "/";

  public static ListedNames of(
      List<Lists.Area> areas,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists) {
    Map<String, String> titles = new LinkedHashMap<>();
    checklists.stream()
        .sorted(Comparator.comparingInt(Lists.Checklist::version))
        .forEach(list ->
            list.capabilities()
                .forEach(it -> titles.put(list.checklist() + SEPARATOR + it.code(), it.title())));
    return new ListedNames(
        byCode(areas, Lists.Area::area, Lists.Area::name),
        byCode(agencies, Lists.Agency::agency, Lists.Agency::name),
        byCode(cycles, Lists.Cycle::cycle, Lists.Cycle::name),
        titles,
        Passage.foreign(checklists));
  }

  private static <T> Map<String, String> byCode(
      List<T> all, Function<T, String> code, Function<T, String> name) {
    return all.stream()
        .collect(Collectors.toMap(code, name, (_, newer) -> newer, LinkedHashMap::new));
  }

  public String area(String code) {
    return areas.getOrDefault(code, code);
  }

  public String agency(String code) {
    return agencies.getOrDefault(code, code);
  }

  public String cycle(String code) {
    return cycles.getOrDefault(code, code);
  }

  public String capability(String checklist, String code) {
    return capabilities.getOrDefault(checklist + SEPARATOR + code, code);
  }

  /** Options of capabilities; those whose titles are in another language say so. */
  public List<SelectOption> capabilityOptions() {
    Map<String, String> languages =
        foreign.stream()
            .filter(it -> it.lang() != null)
            .collect(
                Collectors.toMap(
                    Passage::text, it -> Objects.requireNonNull(it.lang()), (a, _) -> a));
    return options(capabilities).stream()
        .map(it ->
            new SelectOption(it.value(), it.label(), languages.get(capabilities.get(it.value()))))
        .toList();
  }

  /** Options of cycles, the latest first. */
  public List<SelectOption> cycleOptions() {
    return told(cycles).reversed();
  }

  /** Options of names, in alphabetical order; titles that several share are told apart. */
  public static List<SelectOption> options(Map<String, String> names) {
    return told(names).stream()
        .sorted(Comparator.comparing(SelectOption::label, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static List<SelectOption> told(Map<String, String> names) {
    Map<String, Integer> shared = new HashMap<>();
    names.values().forEach(name -> shared.merge(name, 1, Integer::sum));
    return names.entrySet().stream()
        .map(it ->
            new SelectOption(
                it.getKey(),
                shared.getOrDefault(it.getValue(), 1) > 1
                    ? it.getValue() + " (" + it.getKey() + ")"
                    : it.getValue()))
        .toList();
  }
}
