package uk.ragtime.portal.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.page.Words;

/**
 * Steps that take a new partnership to its first cycle, in their order.
 *
 * @param done number of steps that are done
 */
record FirstSteps(List<Step> steps, int done) {
  private static final Set<String> RATES = Set.of("RATER", "LEAD");

  /** State of a step. */
  enum State {
    DONE,
    UNDER_WAY,
    NOT_STARTED,
    CANNOT_START
  }

  /**
   * A step.
   *
   * @param name of its messages
   * @param count number of things that are done, as a sentence; null if nothing is counted
   * @param address null if it cannot start yet
   */
  record Step(String name, State state, @Nullable String count, @Nullable String address) {
    public boolean open() {
      return state != State.DONE && state != State.CANNOT_START;
    }
  }

  /** Everything that is set up. */
  record SetUp(
      List<Lists.Area> areas,
      List<ReferenceData.Agency> agencies,
      Optional<Members> members,
      int checklists,
      List<ReferenceData.Cycle> cycles) {
    /** The first cycle that was not cancelled. */
    Optional<ReferenceData.Cycle> firstCycle() {
      return cycles.stream().filter(cycle -> !cycle.isCancelled()).findFirst();
    }
  }

  static FirstSteps of(String partnership, SetUp setUp, LocalDate today, Words words) {
    String base = "/" + partnership;
    boolean areas = !setUp.areas().isEmpty();
    boolean agencies = !setUp.agencies().isEmpty();
    boolean checklists = setUp.checklists() > 0;
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "areas",
            areas ? State.DONE : State.NOT_STARTED,
            areas ? words.say("set-up.areas.count", setUp.areas().size()) : null,
            areas ? base + "/areas" : base + "/set-up/area"));
    steps.add(agencies(base, setUp, areas, agencies, words));
    setUp
        .members()
        .map(members -> people(base, members, setUp.agencies(), today, words))
        .ifPresent(steps::add);
    steps.add(
        new Step(
            "checklist",
            checklists ? State.DONE : State.NOT_STARTED,
            checklists ? words.say("set-up.checklists.count", setUp.checklists()) : null,
            base + "/checklists"));
    steps.add(cycle(base, setUp, agencies && checklists, words));
    int done = (int) steps.stream().filter(step -> step.state() == State.DONE).count();
    return new FirstSteps(List.copyOf(steps), done);
  }

  public boolean finished() {
    return done == steps.size();
  }

  private static Step agencies(
      String base, SetUp setUp, boolean areas, boolean agencies, Words words) {
    if (!areas && !agencies) {
      return new Step("agencies", State.CANNOT_START, null, null);
    }
    Set<String> with = new HashSet<>();
    setUp.agencies().forEach(agency -> with.addAll(agency.areas()));
    int reached = (int) setUp.areas().stream().filter(area -> with.contains(area.area())).count();
    // An area without an agency is out of use once the partnership has begun.
    int areaCount = setUp.firstCycle().isPresent() && reached > 0 ? reached : setUp.areas().size();
    boolean all = agencies && reached == areaCount;
    return new Step(
        "agencies",
        all ? State.DONE : agencies ? State.UNDER_WAY : State.NOT_STARTED,
        agencies ? words.say("set-up.agencies.count", reached, areaCount) : null,
        agencies ? base + "/agencies" : base + "/set-up/agency");
  }

  private static Step people(
      String base, Members members, List<ReferenceData.Agency> all, LocalDate today, Words words) {
    List<ReferenceData.Agency> agencies =
        all.stream().filter(agency -> !agency.areas().isEmpty()).toList();
    if (agencies.isEmpty()) {
      return new Step("people", State.CANNOT_START, null, null);
    }
    int covered =
        covered(agencies.stream().map(ReferenceData.Agency::agency).toList(), members, today);
    State state =
        covered == agencies.size()
            ? State.DONE
            : covered == 0 ? State.NOT_STARTED : State.UNDER_WAY;
    return new Step(
        "people",
        state,
        covered == 0 ? null : words.say("set-up.people.count", covered, agencies.size()),
        base + "/members");
  }

  /** Number of agencies for which somebody rates, or is invited to. */
  static int covered(List<String> agencies, Members members, LocalDate today) {
    Set<String> rated = new HashSet<>();
    Stream.concat(
            members.members().stream()
                .filter(member -> member.roles().stream().anyMatch(RATES::contains))
                .map(Members.Present::agencies),
            members.invitations().stream()
                .filter(invited -> invited.roles().stream().anyMatch(RATES::contains))
                .filter(invited -> !invited.expiresOn().isBefore(today))
                .map(Members.Invited::agencies))
        .forEach(rated::addAll);
    return (int) agencies.stream().filter(rated::contains).count();
  }

  private static Step cycle(String base, SetUp setUp, boolean ready, Words words) {
    Optional<ReferenceData.Cycle> first = setUp.firstCycle();
    if (first.isPresent()) {
      ReferenceData.Cycle cycle = first.get();
      String count =
          cycle.isPlanned()
              ? words.say("set-up.cycle.planned", cycle.name(), words.day(cycle.opensOn()))
              : words.say("set-up.cycle.opened", cycle.name());
      return new Step("cycle", State.DONE, count, base + "/cycles/" + cycle.cycle());
    }
    return ready
        ? new Step("cycle", State.NOT_STARTED, null, base + "/set-up/cycle")
        : new Step("cycle", State.CANNOT_START, null, null);
  }
}
