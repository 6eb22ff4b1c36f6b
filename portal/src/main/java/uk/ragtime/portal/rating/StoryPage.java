package uk.ragtime.portal.rating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.Word;
import uk.ragtime.portal.page.Words;

/** One rating's story: what it is now, every change so far with the newest first, what it asks. */
record StoryPage(
    String partnership,
    String partnershipName,
    String area,
    String areaName,
    String agencyName,
    Lists.Capability capability,
    Word now,
    boolean carriedOver,
    List<Change> changes) {

  /** Which rating, of whom. */
  record Place(String partnership, String area, String agency, String capability) {}

  /** What the query service answered for this page. */
  record Answers(
      String partnershipName,
      List<Lists.Area> areas,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists,
      Profile profile,
      List<Audit.Entry> audit) {}

  static StoryPage of(Place place, Answers answers, Words words) {
    Lists.Area area = one(answers.areas(), a -> a.area().equals(place.area()), "area");
    Lists.Agency agency = one(answers.agencies(), a -> a.agency().equals(place.agency()), "agency");
    Map<String, Lists.Cycle> cycles =
        answers.cycles().stream()
            .collect(Collectors.toMap(Lists.Cycle::cycle, Function.identity(), (a, b) -> a));
    List<Profile.Given> given =
        answers.profile().capabilities().stream()
            .filter(row -> row.code().equals(place.capability()))
            .flatMap(row -> row.ratings().stream())
            .filter(rating -> rating.agency().equals(place.agency()))
            .toList();
    return new StoryPage(
        place.partnership(),
        answers.partnershipName(),
        area.area(),
        area.name(),
        agency.name(),
        capability(place, answers),
        given.isEmpty() ? Word.NOT_RATED : Word.of(given.getFirst().rating()),
        !given.isEmpty() && given.getFirst().isCarriedOver(),
        answers.audit().stream()
            .sorted(Comparator.comparingLong(Audit.Entry::position).reversed())
            .map(entry -> Change.of(entry, cycles, words))
            .toList());
  }

  /** What one rating of this capability looks like. */
  record Look(Word word, String text) {}

  /** What each rating looks like, as far as the checklist says. */
  public List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    add(looks, Word.RED, capability.red());
    add(looks, Word.AMBER, capability.amber());
    add(looks, Word.GREEN, capability.green());
    return looks;
  }

  private static void add(List<Look> looks, Word word, @Nullable String text) {
    if (text != null) {
      looks.add(new Look(word, text));
    }
  }

  /** As the newest version of the checklist words it. */
  private static Lists.Capability capability(Place place, Answers answers) {
    List<Lists.Capability> wordings =
        answers.checklists().stream()
            .sorted(Comparator.comparingInt(Lists.Checklist::version).reversed())
            .flatMap(checklist -> checklist.capabilities().stream())
            .toList();
    return one(wordings, c -> c.code().equals(place.capability()), "capability");
  }

  private static <T> T one(List<T> among, Predicate<T> such, String what) {
    return among.stream().filter(such).findFirst().orElseThrow(() -> new Failure.NotFound(what));
  }
}
