package uk.ragtime.portal.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Matrix;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistChoice;

/**
 * Counts a partnership's areas by each checklist that it rates. One request counts all areas by one
 * checklist; the first is sent before it is known whether there are others.
 */
@Component
class AreaCounts {

  private final QueryService query;

  AreaCounts(QueryService query) {
    this.query = query;
  }

  /**
   * All areas by one checklist.
   *
   * @param checklist null if no other is rated
   * @param matrix empty if it is not available
   */
  private record CountedChecklist(
      ChecklistChoice.@Nullable Named checklist, Optional<Matrix> matrix) {

    ChecklistCount in(String partnership, Lists.Area area) {
      String code = checklist == null ? null : checklist.code();
      return ChecklistCount.of(
          checklist,
          matrix.flatMap(it -> it.of(area.area())),
          new AreaAddress(partnership, area.area(), code).profile());
    }
  }

  /** Cards of the areas; both lists are asked for already. */
  List<AreaCard> areas(
      Visitor visitor,
      String partnership,
      Answer<List<Lists.Area>> areas,
      Answer<List<Lists.Cycle>> cycles) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Optional<Matrix>> first = requests.ask(() -> matrix(visitor, partnership, null));
      List<CountedChecklist> counts = all(requests, visitor, partnership, cycles.get(), first);
      return areas.get().stream()
          .map(area ->
              new AreaCard(
                  area.area(),
                  area.name(),
                  counts.stream().map(it -> it.in(partnership, area)).toList()))
          .toList();
    }
  }

  private List<CountedChecklist> all(
      ParallelRequests requests,
      Visitor visitor,
      String partnership,
      List<Lists.Cycle> cycles,
      Answer<Optional<Matrix>> first) {
    String shown = first.get().flatMap(it -> Optional.ofNullable(it.checklist())).orElse(null);
    ChecklistChoice codes = ChecklistChoice.of(shown, cycles, List.of());
    if (!codes.isSeveral()) {
      return List.of(new CountedChecklist(null, first.get()));
    }
    Answer<List<Lists.Checklist>> published =
        requests.ask(() -> query.checklists(visitor, partnership));
    Map<String, Answer<Optional<Matrix>>> matrices =
        codes.all().stream()
            .map(ChecklistChoice.Named::code)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    code ->
                        code.equals(shown)
                            ? first
                            : requests.ask(() -> matrix(visitor, partnership, code))));
    return ChecklistChoice.of(shown, cycles, published.get()).all().stream()
        .map(checklist -> {
          Answer<Optional<Matrix>> matrix = matrices.get(checklist.code());
          return new CountedChecklist(checklist, matrix == null ? Optional.empty() : matrix.get());
        })
        .toList();
  }

  /** Counts that are late or forbidden must not fail the whole page. */
  private Optional<Matrix> matrix(Visitor visitor, String partnership, @Nullable String checklist) {
    try {
      return Optional.of(query.matrix(visitor, partnership, checklist));
    } catch (Failure.Unavailable | Failure.Forbidden | Failure.NotFound e) {
      return Optional.empty();
    }
  }
}
