package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * Story of a rating: its current state, all changes by the days from which they were true, the
 * newest first, and what the capability asks.
 *
 * @param address with the checklist if the partnership rates several, and the moment
 * @param then the moment, in words; null for the present
 * @param known up to when recorded entries count, in words; null for everything
 * @param present address of the same story as it is now
 * @param assessment address of the assessment in the open cycle; null for those without a part in
 *     it
 * @param capability as worded now, or when it was last asked on its own
 * @param now null if it is unknown: the changes or the successors tell it
 * @param carriedOverFrom cycle in which it was given or confirmed, if not in the one in use
 * @param sees rating that a reviewer sees in its place; null unless a challenge is open
 * @param regrouped differing ratings of the capabilities it replaces; it is not rated itself
 * @param heirs stories of the capabilities that have replaced it
 * @param ended whether it is no longer asked, and nothing has replaced it
 * @param erases whether the visitor may erase what people wrote
 */
record StoryPage(
    ProfileAddress address,
    @Nullable String then,
    @Nullable String known,
    String present,
    @Nullable String assessment,
    String partnershipName,
    String areaName,
    String agencyName,
    ChecklistChoice checklists,
    Lists.Capability capability,
    @Nullable RatingLabel now,
    @Nullable String carriedOverFrom,
    @Nullable RatingLabel sees,
    List<Formerly> regrouped,
    List<Successor> heirs,
    boolean ended,
    boolean erases,
    List<Change> changes) {

  /** Address of a rating. */
  record RatingAddress(ProfileAddress address, String agency, String capability) {}

  /** Rating of a capability that has been replaced. */
  record Formerly(String title, RatingLabel label) {}

  /** A capability that continues this one, and the address of its story. */
  record Successor(String title, String address) {}

  /** Answers of the query service for this page. */
  record Answers(
      String partnershipName,
      boolean erases,
      boolean takesPart,
      List<Lists.Area> areas,
      List<Lists.Agency> agencies,
      List<Lists.Cycle> cycles,
      List<Lists.Checklist> checklists,
      Profile profile,
      List<Audit.Entry> audit) {}

  static StoryPage of(RatingAddress rating, Answers answers, Words words) {
    Lists.Area area =
        one(answers.areas(), a -> a.area().equals(rating.address().area().area()), "area");
    Lists.Agency agency =
        one(answers.agencies(), a -> a.agency().equals(rating.agency()), "agency");
    Profile profile = answers.profile();
    String shown =
        profile.checklist() == null ? rating.address().area().checklist() : profile.checklist();
    ChecklistChoice checklists = ChecklistChoice.of(shown, answers.cycles(), answers.checklists());
    ProfileAddress address = rating.address().by(checklists.code());
    CapabilityTitles titles = CapabilityTitles.of(shown, answers.checklists());
    int inUse = profile.version() == null ? Integer.MAX_VALUE : profile.version();
    CapabilitySuccession succession =
        CapabilitySuccession.of(titles.versions(), rating.capability(), inUse);
    Lists.Capability capability =
        succession
            .worded()
            .or(() -> titles.newest(rating.capability()))
            .orElseThrow(() -> new Failure.NotFound("capability"));
    List<Change> changes = changes(address, answers, titles, capability, inUse, words);
    CurrentRating current =
        succession.isPast()
            ? CurrentRating.UNKNOWN
            : CurrentRating.of(profile, rating.agency(), capability.code(), !changes.isEmpty());
    LocalDate day = address.asOf();
    KnownOn known = address.knownOn();
    return new StoryPage(
        address,
        day == null ? null : words.day(day),
        known == null ? null : known.inWords(words),
        address.now().story(rating.agency(), rating.capability()),
        answers.takesPart() ? assessment(rating, profile, answers.cycles()) : null,
        answers.partnershipName(),
        area.name(),
        agency.name(),
        checklists,
        capability,
        current.now(),
        current.carriedOverFrom() == null
            ? null
            : cycleName(answers.cycles(), current.carriedOverFrom()),
        current.now() == null ? null : sees(profile, rating.agency(), capability.code()),
        current.regrouped().stream()
            .map(it ->
                new Formerly(
                    titles.formerTitle(it.capability(), inUse), RatingLabel.of(it.rating())))
            .toList(),
        succession.isPast()
            ? succession.heirs().stream()
                .map(it -> new Successor(it.title(), address.story(rating.agency(), it.code())))
                .toList()
            : List.of(),
        succession.isPast() && succession.heirs().isEmpty(),
        answers.erases(),
        changes);
  }

  private static @Nullable String assessment(
      RatingAddress rating, Profile profile, List<Lists.Cycle> cycles) {
    AreaAddress area = rating.address().area();
    return cycles.stream()
        .filter(cycle -> cycle.cycle().equals(profile.cycle()) && cycle.open())
        .findFirst()
        .map(cycle ->
            new AssessmentAddress(area.partnership(), cycle.cycle(), area.area(), rating.agency())
                .page())
        .orElse(null);
  }

  private static @Nullable RatingLabel sees(Profile profile, String agency, String capability) {
    return profile.capabilities().stream()
        .filter(row -> row.code().equals(capability))
        .flatMap(row -> row.ratings().stream())
        .filter(given -> given.agency().equals(agency))
        .flatMap(given -> Stream.ofNullable(given.challenge()))
        .filter(Profile.Challenge::open)
        .map(challenge -> RatingLabel.of(challenge.sees()))
        .findFirst()
        .orElse(null);
  }

  private static List<Change> changes(
      ProfileAddress address,
      Answers answers,
      CapabilityTitles titles,
      Lists.Capability capability,
      int inUse,
      Words words) {
    Map<String, Lists.Cycle> cycles =
        answers.cycles().stream()
            .collect(Collectors.toMap(Lists.Cycle::cycle, Function.identity(), (a, b) -> a));
    List<Audit.Entry> asTrue =
        answers.audit().stream()
            .filter(entry -> address.counts(Change.effectiveOn(entry), entry.recordedAt()))
            .sorted(Change.AS_TRUE)
            .toList();
    Set<Long> first = firstOfEach(asTrue, titles, capability, inUse);
    return asTrue.reversed().stream()
        .map(entry ->
            Change.of(
                entry,
                first.contains(entry.position()),
                titles.ratedAs(entry, cycles.get(entry.cycle()), capability),
                cycles,
                words))
        .toList();
  }

  /**
   * Positions of the first entries: of the story, and of each capability that this one replaces. A
   * capability under several codes has one.
   */
  private static Set<Long> firstOfEach(
      List<Audit.Entry> asTrue, CapabilityTitles titles, Lists.Capability capability, int inUse) {
    Map<String, Long> first = new LinkedHashMap<>();
    for (Audit.Entry entry : asTrue) {
      String code = Objects.requireNonNullElse(entry.capability(), capability.code());
      String now = CapabilitySuccession.of(titles.versions(), code, inUse).codeNow(code);
      if (first.isEmpty() || !now.equals(capability.code())) {
        first.putIfAbsent(now, entry.position());
      }
    }
    return Set.copyOf(first.values());
  }

  private static String cycleName(List<Lists.Cycle> cycles, String code) {
    return cycles.stream()
        .filter(cycle -> cycle.cycle().equals(code))
        .map(Lists.Cycle::name)
        .findFirst()
        .orElse(code);
  }

  /** Whether nothing was rated, so that all there is to read is what is asked. */
  public boolean isUnrated() {
    return changes.isEmpty() && now == RatingLabel.NOT_RATED;
  }

  /** Whether the profile has ratings of which the story has no entry. */
  public boolean isUntold() {
    boolean rated = now != null && now != RatingLabel.NOT_RATED;
    return changes.isEmpty() && (rated || !regrouped.isEmpty());
  }

  /** Description of one rating of this capability. */
  record Look(RatingLabel label, String text) {}

  /** Descriptions of the ratings, as far as the checklist gives them. */
  public List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    add(looks, RatingLabel.RED, capability.red());
    add(looks, RatingLabel.AMBER, capability.amber());
    add(looks, RatingLabel.GREEN, capability.green());
    return looks;
  }

  private static void add(List<Look> looks, RatingLabel label, @Nullable String text) {
    if (text != null) {
      looks.add(new Look(label, text));
    }
  }

  private static <T> T one(List<T> among, Predicate<T> such, String what) {
    return among.stream().filter(such).findFirst().orElseThrow(() -> new Failure.NotFound(what));
  }
}
