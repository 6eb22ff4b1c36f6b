package uk.ragtime.portal.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.action.ActionAddress;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.NameOrder;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.movement.WhatMoved;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.Words;

/**
 * Content of the board pack: what the ratings say, the profile, what moved, the Reds with their
 * actions, and what was signed.
 *
 * @param known moment of which all of it is known
 * @param moved null if there is no earlier moment
 * @param rated number of ratings in the profile
 * @param withoutAction number of Reds that no action is about
 * @param cycle name of the cycle whose signatures are shown; null if there is none
 * @param files null where the visitor may not download any, or none is of the moment
 */
record PackPage(
    AreaPage area,
    String known,
    @Nullable WhatMoved moved,
    int rated,
    List<Red> reds,
    int withoutAction,
    @Nullable String cycle,
    List<Signed> signed,
    List<Expected> expected,
    @Nullable Files files) {

  /** Addresses of the figures as CSV. */
  record Files(String profile, String ratings) {}

  /**
   * A Red, and the actions that are about it.
   *
   * @param lang language of the capability's title; null if it is that of the page
   */
  record Red(
      String capability,
      @Nullable String lang,
      String agency,
      String address,
      boolean gap,
      List<Plan> plans) {}

  /**
   * An action that is planned or under way.
   *
   * @param title null if it cannot be shown
   */
  record Plan(@Nullable String title, String address, String status, String due, boolean overdue) {}

  /**
   * A signature of the profile.
   *
   * @param of names of the agencies whose assessments it is made of
   */
  record Signed(
      String when,
      String by,
      List<String> of,
      String hash,
      boolean inForce,
      @Nullable String statement) {}

  /** An agency that is expected in the cycle, and how its assessment stands. */
  record Expected(String agency, AssessmentState state, int challenges) {}

  /** Answers for the parts that only the pack has. */
  record Answers(
      List<Lists.Agency> agencies,
      List<Actions.Action> actions,
      List<Actions.Gap> gaps,
      List<ProfileSignOffs.SignOff> signatures,
      List<Progress.OfAgency> expected,
      boolean exports) {}

  static PackPage of(
      AreaPage area,
      Profile profile,
      @Nullable WhatMoved moved,
      Answers answers,
      @Nullable String cycle,
      Instant now,
      Words words) {
    ProfileAddress address = area.address();
    KnownOn known = address.knownOn();
    Map<String, String> names =
        answers.agencies().stream()
            .collect(Collectors.toMap(Lists.Agency::agency, Lists.Agency::name, (a, _) -> a));
    List<Red> reds = reds(profile, answers, names, area, words);
    return new PackPage(
        area,
        known == null ? words.moment(now) : known.inWords(words),
        moved,
        Math.toIntExact(
            profile.capabilities().stream().mapToLong(row -> row.ratings().size()).sum()),
        reds,
        Math.toIntExact(reds.stream().filter(Red::gap).count()),
        cycle,
        answers.signatures().reversed().stream().map(it -> signed(it, names, words)).toList(),
        byName(answers.expected(), Progress.OfAgency::agency, names).stream()
            .map(it ->
                new Expected(
                    names.getOrDefault(it.agency(), it.agency()),
                    AssessmentState.of(it),
                    it.challengesOpen()))
            .toList(),
        answers.exports() ? files(address) : null);
  }

  /** Files are of the end of a day, not of an instant. */
  private static @Nullable Files files(ProfileAddress address) {
    KnownOn known = address.knownOn();
    return known != null && known.day() == null
        ? null
        : new Files(file(address, "profile"), file(address, "ratings"));
  }

  private static String file(ProfileAddress address, String export) {
    boolean standing = address.stage() == StageChoice.STANDING;
    return UriComponentsBuilder.newInstance()
        .path("/")
        .pathSegment(address.area().partnership(), "downloads", export)
        .queryParam("format", "csv")
        .queryParam("area", address.area().area())
        .queryParamIfPresent("knownAt", Optional.ofNullable(address.knownOn()).map(KnownOn::text))
        .queryParamIfPresent(
            "stage", standing ? Optional.empty() : Optional.of(address.stage().slug()))
        .build()
        .encode()
        .toUriString();
  }

  /** Whether the Reds are those that the actions of today are about. */
  public boolean isOfToday() {
    return area.address().isNow() && area.address().stage() == StageChoice.STANDING;
  }

  private record RatedCell(String agency, String capability) {}

  private static List<Red> reds(
      Profile profile, Answers answers, Map<String, String> names, AreaPage area, Words words) {
    ProfileAddress address = area.address();
    Set<RatedCell> gaps = new HashSet<>();
    answers.gaps().stream()
        .filter(gap -> Objects.equals(gap.checklist(), profile.checklist()))
        .forEach(
            gap -> gap.capabilities().forEach(code -> gaps.add(new RatedCell(gap.agency(), code))));
    List<Red> reds = new ArrayList<>();
    for (Profile.CapabilityRow row : profile.capabilities()) {
      for (Profile.Given given : byName(row.ratings(), Profile.Given::agency, names)) {
        if (given.rating() == Rating.RED) {
          reds.add(
              new Red(
                  row.title(),
                  area.texts().lang(row.code()),
                  names.getOrDefault(given.agency(), given.agency()),
                  address.story(given.agency(), row.code()),
                  gaps.contains(new RatedCell(given.agency(), row.code())),
                  plans(given.agency(), row.code(), address, profile, answers, words)));
        }
      }
    }
    return List.copyOf(reds);
  }

  private static <T> List<T> byName(
      List<T> all, Function<T, String> agency, Map<String, String> names) {
    return all.stream().sorted(NameOrder.of(names, agency)).toList();
  }

  private static List<Plan> plans(
      String agency,
      String capability,
      ProfileAddress address,
      Profile profile,
      Answers answers,
      Words words) {
    return answers.actions().stream()
        .filter(it -> !it.isSettled())
        .filter(it -> it.agency().equals(agency) && it.checklist().equals(profile.checklist()))
        .filter(it -> it.capabilities().contains(capability))
        .map(it ->
            new Plan(
                it.title(),
                ActionAddress.of(address.area().partnership(), it.action()),
                words.forCode("pack.status", it.status()),
                words.day(it.dueOn()),
                it.overdue()))
        .toList();
  }

  private static Signed signed(
      ProfileSignOffs.SignOff signature, Map<String, String> names, Words words) {
    return new Signed(
        words.moment(signature.signedAt()),
        PersonNames.of(signature.by(), words),
        signature.assessments().stream()
            .map(it -> names.getOrDefault(it.agency(), it.agency()))
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList(),
        signature.hash(),
        signature.inForce(),
        signature.statement());
  }

  /** Whether there is no rating in it, so that nothing can be said of its Reds. */
  public boolean isUnrated() {
    return rated == 0;
  }

  /** Number of agencies that are expected, and not excused. */
  public int expectedOnes() {
    return Math.toIntExact(
        expected.stream().filter(it -> it.state() != AssessmentState.EXCUSED).count());
  }

  /** Number of expected agencies that have signed. */
  public int signedBy() {
    return Math.toIntExact(
        expected.stream().filter(it -> it.state() == AssessmentState.SIGNED_OFF).count());
  }
}
