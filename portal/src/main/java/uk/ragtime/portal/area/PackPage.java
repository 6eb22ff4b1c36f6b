package uk.ragtime.portal.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.PackRecords;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.movement.WhatMoved;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/**
 * Content of the board pack: what the ratings say, the profile, what moved, the Reds with their
 * actions, and what was signed.
 *
 * @param known moment of which all of it is known
 * @param moved null if there is no earlier moment
 * @param withoutAction number of Reds that no action is about
 * @param cycle name of the cycle whose signatures are shown; null if there is none
 */
record PackPage(
    AreaPage area,
    String known,
    @Nullable WhatMoved moved,
    List<Red> reds,
    int withoutAction,
    @Nullable String cycle,
    List<Signed> signed,
    List<Expected> expected) {

  /** A Red, and the actions that are about it. */
  record Red(String capability, String agency, String address, boolean gap, List<Plan> plans) {}

  /**
   * An action that is planned or under way.
   *
   * @param title null if it cannot be shown
   */
  record Plan(@Nullable String title, String status, String due, boolean overdue) {}

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
      List<PackRecords.PlannedAction> actions,
      List<PackRecords.Gap> gaps,
      List<PackRecords.Signature> signatures,
      List<Progress.OfAgency> expected) {}

  static PackPage of(
      AreaPage area,
      Profile profile,
      @Nullable WhatMoved moved,
      Answers answers,
      @Nullable String cycle,
      ProfileAddress address,
      Instant now,
      Words words) {
    Map<String, String> names =
        answers.agencies().stream()
            .collect(Collectors.toMap(Lists.Agency::agency, Lists.Agency::name, (a, _) -> a));
    List<Red> reds = reds(profile, answers, names, address, words);
    return new PackPage(
        area,
        words.moment(now),
        moved,
        reds,
        Math.toIntExact(reds.stream().filter(Red::gap).count()),
        cycle,
        answers.signatures().reversed().stream().map(it -> signed(it, names, words)).toList(),
        answers.expected().stream()
            .map(it ->
                new Expected(
                    names.getOrDefault(it.agency(), it.agency()),
                    AssessmentState.of(it),
                    it.challengesOpen()))
            .toList());
  }

  private record RatedCell(String agency, String capability) {}

  private static List<Red> reds(
      Profile profile,
      Answers answers,
      Map<String, String> names,
      ProfileAddress address,
      Words words) {
    Set<RatedCell> gaps = new HashSet<>();
    answers
        .gaps()
        .forEach(
            gap -> gap.capabilities().forEach(code -> gaps.add(new RatedCell(gap.agency(), code))));
    List<Red> reds = new ArrayList<>();
    for (Profile.CapabilityRow row : profile.capabilities()) {
      for (Profile.Given given : row.ratings()) {
        if (given.rating() == Rating.RED) {
          reds.add(
              new Red(
                  row.title(),
                  names.getOrDefault(given.agency(), given.agency()),
                  address.story(given.agency(), row.code()),
                  gaps.contains(new RatedCell(given.agency(), row.code())),
                  plans(given.agency(), row.code(), profile, answers, words)));
        }
      }
    }
    return List.copyOf(reds);
  }

  private static List<Plan> plans(
      String agency, String capability, Profile profile, Answers answers, Words words) {
    return answers.actions().stream()
        .filter(PackRecords.PlannedAction::isToDo)
        .filter(it -> it.agency().equals(agency) && it.checklist().equals(profile.checklist()))
        .filter(it -> it.capabilities().contains(capability))
        .map(it ->
            new Plan(
                it.title(),
                words.forCode("pack.status", it.status()),
                words.day(it.dueOn()),
                it.overdue()))
        .toList();
  }

  private static Signed signed(
      PackRecords.Signature signature, Map<String, String> names, Words words) {
    return new Signed(
        words.moment(signature.signedAt()),
        PersonNames.of(signature.by(), words),
        signature.assessments().stream()
            .map(it -> names.getOrDefault(it.agency(), it.agency()))
            .toList(),
        signature.hash(),
        signature.inForce(),
        signature.statement());
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
