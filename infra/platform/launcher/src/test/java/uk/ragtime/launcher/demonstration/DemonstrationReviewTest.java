package uk.ragtime.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Slug;

/** The demonstration's review can be recorded as it is told. */
class DemonstrationReviewTest {

  private final Story lancashire = StoryFiles.story("lancashire");
  private final Review review = lancashire.review();
  private final Map<String, Story.Member> members =
      lancashire.members().stream().collect(Collectors.toMap(Story.Member::member, m -> m));

  @Test
  void everyActIsThatOfAMemberWhoMay() {
    for (Review.Assessment assessment : review.assessments()) {
      assertThat(agency(assessment.agency()).ratings()).containsKey(assessment.area());
      for (Review.Act act : assessment.acts()) {
        Story.Member by = Objects.requireNonNull(members.get(act.by()), act.by());
        boolean ofAgency = by.agencies().contains(assessment.agency());
        switch (act.act()) {
          case "submit", "reconfirm", "answer" -> assertThat(ofAgency).as("%s", act).isTrue();
          case "challenge", "reopen" ->
              assertThat(by.roles()).as("%s", act).containsExactly("REVIEWER");
          case "agree" -> assertThat(by.roles()).containsAnyOf("REVIEWER", "COORDINATOR");
          case "sign-off", "assign" ->
              assertThat(
                      by.roles().contains("COORDINATOR")
                          || (by.roles().contains("LEAD") && ofAgency))
                  .as("%s", act)
                  .isTrue();
          case "extend", "excuse" -> assertThat(by.roles()).contains("COORDINATOR");
          case "comment" -> assertThat(ofAgency || by.roles().contains("REVIEWER")).isTrue();
          default -> throw new AssertionError("no act " + act.act());
        }
      }
    }
  }

  @Test
  void whatIsSubmittedWasLookedAtAsAWholeAndWhatIsSignedIsSettled() {
    for (Review.Assessment assessment : review.assessments()) {
      Map<String, RatingCode> rated = rated(assessment);
      Set<String> looked = new HashSet<>(rated.keySet());
      Set<String> open = new HashSet<>();
      boolean submitted = false;
      for (Review.Act act : assessment.acts()) {
        String cell = String.valueOf(act.capability());
        switch (act.act()) {
          case "reconfirm" ->
              looked.addAll(names(Objects.requireNonNull(act.says().get("capabilities"))));
          case "submit" -> {
            assertThat(looked).as("%s", assessment).hasSize(capabilities(assessment).size());
            submitted = true;
          }
          case "challenge" -> {
            assertThat(submitted).isTrue();
            assertThat(act.says().get("sees"))
                .isNotEqualTo(Objects.requireNonNull(rated.get(cell), cell).name());
            assertThat(open.add(cell)).isTrue();
          }
          case "answer" -> assertThat(open).contains(cell);
          case "agree" -> assertThat(open.remove(cell)).as("%s", act).isTrue();
          case "sign-off" -> {
            assertThat(submitted).isTrue();
            assertThat(open).as("%s", assessment).isEmpty();
          }
          case "excuse" -> assertThat(rated).isEmpty();
          default -> {}
        }
      }
    }
  }

  @Test
  void theOpenCycleShowsEveryStateOfAReview() {
    List<Set<String>> now =
        review.assessmentsOf(lancashire.openCycle()).stream()
            .map(each -> each.acts().stream().map(Review.Act::act).collect(Collectors.toSet()))
            .toList();

    assertThat(now).filteredOn(acts -> acts.contains("submit")).hasSizeGreaterThan(6);
    assertThat(now).filteredOn(acts -> acts.contains("sign-off")).hasSize(2);
    assertThat(now).anyMatch(acts -> acts.contains("challenge") && !acts.contains("answer"));
    assertThat(now).anyMatch(acts -> acts.contains("answer") && !acts.contains("agree"));
    assertThat(now.stream().flatMap(Set::stream))
        .contains("reopen", "extend", "excuse", "assign", "comment");
  }

  /** The persona who rates can rate: the first area is not handed in. */
  @Test
  void theRaterStillHasSomethingToRate() {
    assertThat(review.assessmentsOf(lancashire.openCycle()))
        .filteredOn(
            each -> each.area().equals("blackpool") && each.agency().equals("health-visiting"))
        .flatExtracting(Review.Assessment::acts)
        .extracting(Review.Act::act)
        .doesNotContain("submit", "excuse");
  }

  @Test
  void aSignedProfileIsThatOfSignedAssessments() {
    for (Review.Profile profile : review.profiles()) {
      Set<String> signed =
          review.assessmentsOf(profile.cycle()).stream()
              .filter(each -> each.area().equals(profile.area()))
              .filter(each -> each.acts().getLast().act().equals("sign-off"))
              .map(Review.Assessment::agency)
              .collect(Collectors.toSet());
      assertThat(signed).containsAll(profile.agencies());
    }
  }

  @Test
  void actionsAreOfAgenciesThatWorkThere() {
    Map<String, Integer> statuses = new HashMap<>();
    for (Review.PlannedAction action : review.actions()) {
      assertThat(Slug.is(action.action())).isTrue();
      assertThat(Objects.requireNonNull(members.get(action.by())).agencies())
          .contains(action.agency());
      assertThat(agency(action.agency()).ratings()).containsKey(action.area());
      assertThat(capabilities(action.agency(), action.area())).containsAll(action.capabilities());
      statuses.merge(
          action.progress().isEmpty() ? "PLANNED" : action.progress().getLast().status(),
          1,
          Integer::sum);
    }
    assertThat(statuses.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ActionStatus.values()).map(ActionStatus::name).toList());
  }

  private Map<String, RatingCode> rated(Review.Assessment assessment) {
    Map<String, RatingCode> rated = new HashMap<>();
    Objects.requireNonNull(agency(assessment.agency()).ratings().get(assessment.area()))
        .cells()
        .forEach((capability, row) -> {
          List<RatingCode> codes = row.get(assessment.cycle() - 1);
          if (!codes.isEmpty()) {
            rated.put(capability, codes.getLast());
          }
        });
    return rated;
  }

  private Set<String> capabilities(Review.Assessment assessment) {
    return capabilities(assessment.agency(), assessment.area());
  }

  private Set<String> capabilities(String agency, String area) {
    return Objects.requireNonNull(agency(agency).ratings().get(area)).cells().keySet();
  }

  private Story.Agency agency(String code) {
    return lancashire.agencies().stream()
        .filter(agency -> agency.agency().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }
}
