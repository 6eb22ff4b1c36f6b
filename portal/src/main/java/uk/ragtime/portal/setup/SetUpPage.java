package uk.ragtime.portal.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.page.Words;

/**
 * The page of set-up: first steps until they are done, and from the first cycle on an index.
 *
 * @param steps null once all are done
 * @param next the step that comes next; null if none can be started
 * @param index empty before the first cycle
 */
record SetUpPage(@Nullable FirstSteps steps, FirstSteps.@Nullable Step next, List<Part> index) {

  /**
   * A part of set-up.
   *
   * @param name of its messages
   * @param count what there is, as a sentence; null if nothing is counted
   */
  record Part(String name, @Nullable String count, String address) {}

  static SetUpPage of(Me.Membership member, FirstSteps.SetUp setUp, LocalDate today, Words words) {
    FirstSteps steps = FirstSteps.of(member.partnership(), setUp, today, words);
    return new SetUpPage(
        steps.finished() ? null : steps,
        steps.steps().stream().filter(FirstSteps.Step::open).findFirst().orElse(null),
        setUp.firstCycle().isEmpty() ? List.of() : index(member, setUp, words));
  }

  private static List<Part> index(Me.Membership member, FirstSteps.SetUp setUp, Words words) {
    String base = "/" + member.partnership();
    List<Part> index = new ArrayList<>();
    index.add(
        new Part("areas", words.say("set-up.areas.count", setUp.areas().size()), base + "/areas"));
    index.add(
        new Part(
            "agencies",
            words.say("set-up.agencies.all", setUp.agencies().size()),
            base + "/agencies"));
    index.add(
        new Part(
            "checklists",
            words.say("set-up.checklists.count", setUp.checklists()),
            base + "/checklists"));
    long cycles = setUp.cycles().stream().filter(cycle -> !cycle.isCancelled()).count();
    index.add(new Part("cycles", words.say("set-up.cycles.count", cycles), base + "/cycles"));
    if (member.may(Me.Action.MANAGE_MEMBERS)) {
      String members =
          setUp
              .members()
              .map(all -> words.say("set-up.members.count", all.members().size()))
              .orElse(null);
      index.add(new Part("members", members, base + "/members"));
      index.add(new Part("erasures", null, base + "/erasures"));
    }
    if (member.may(Me.Action.EXPORT)) {
      index.add(new Part("downloads", null, base + "/downloads"));
      index.add(new Part("reporting", null, base + "/reporting"));
    }
    return List.copyOf(index);
  }
}
