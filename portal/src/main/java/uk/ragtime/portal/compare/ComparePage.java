package uk.ragtime.portal.compare;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.TypedMoment;

/**
 * Content of the page that compares.
 *
 * @param title what is compared, in words
 * @param areas of the partnership, to be chosen from
 * @param cycles of the checklist, the latest first
 * @param comparison null while nothing is chosen, or the choice is wrong
 * @param movement address of the page of what moved; null unless two moments are compared
 */
record ComparePage(
    String partnership,
    String partnershipName,
    String title,
    ChecklistChoice checklists,
    List<Choice> areas,
    List<TypedMoment> typed,
    List<Lists.Cycle> cycles,
    List<Link> others,
    @Nullable Comparison comparison,
    @Nullable String movement) {

  /** An area that may be chosen. */
  record Choice(String code, String name, boolean chosen) {}

  /**
   * The same comparison through another checklist.
   *
   * @param lang language of its title; null if it is that of the page
   */
  record Link(String title, @Nullable String lang, String address, boolean shown) {}

  static List<Lists.Cycle> cycles(List<Lists.Cycle> all, @Nullable String checklist) {
    return all.stream()
        .filter(cycle -> cycle.checklist().equals(checklist) && cycle.hasOpened())
        .sorted(
            Comparator.comparing(
                Lists.Cycle::outcomeOn, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }
}
