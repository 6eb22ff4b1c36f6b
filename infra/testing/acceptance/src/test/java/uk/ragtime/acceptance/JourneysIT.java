package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import uk.ragtime.testing.browser.BrowserUnderTest;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * A partnership from nothing to its board, in the browser alone and without scripts: each journey
 * goes on where the one before has ended, and takes as few pages as it should.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class JourneysIT {
  private static final TestPlatform PLATFORM = SharedPlatform.platform();
  private static final String HOME = "Your work";
  private static final String FIRST = "The beginning";
  private static final String SECOND = "Half a year on";
  private static final String ASSESSMENT = "Health visiting, Fylde";
  private static final String CHECKLIST =
      "Workforce capabilities for babies' and young children's mental health";
  private static final List<String> CHANGED =
      List.of(
          "Thinks together with colleagues about what a child's behaviour may mean",
          "Has reflective supervision",
          "Learns together with other local professionals");
  private static final BrowserUnderTest BROWSER = SharedBrowser.browser();
  private static JourneyPartnership partnership;
  private static Walk coordinator;
  private static Walk rater;
  private static Walk reviewer;

  @BeforeAll
  static void launch() {
    partnership = new JourneyPartnership(PLATFORM);
    coordinator = signedIn("coordinator");
    rater = signedIn("rater");
    reviewer = signedIn("reviewer");
  }

  @AfterAll
  static void close() {
    for (Walk walk : new Walk[] {coordinator, rater, reviewer}) {
      walk.close();
    }
    partnership.everybodyLeaves();
  }

  @Test
  @Order(1)
  void anOperatorRegistersAPartnershipAndItsCoordinatorJoins() {
    String code;
    try (Walk operator = signedIn("operator")) {
      operator
          .begins("/", HOME)
          .follows("This installation", "This installation")
          .follows("Register a partnership", "Register a partnership")
          .enters("Name", JourneyPartnership.NAME)
          .enters("Code", JourneyPartnership.CODE)
          .presses("Check", "Check the partnership")
          .presses("Register it", JourneyPartnership.NAME + " is registered")
          .presses("Invite or appoint a coordinator", "Invite or appoint a coordinator")
          .enters("Name of the coordinator", "Jo Marsh")
          .ticks("Invite them with a code")
          .presses("Check", "Check the coordinator")
          .presses("Make the code", "Jo Marsh is invited");
      code = operator.valueOf("Code");
    }

    joins(coordinator, "coordinator", code);

    assertThat(coordinator.pages()).hasSize(2);
  }

  @Test
  @Order(2)
  void aCoordinatorTakesTheFirstSteps() {
    coordinator
        .begins("/", HOME)
        .presses("Set up " + JourneyPartnership.NAME, "First steps")
        .presses("Start: add an area", "Add an area")
        .enters("Name", "Fylde")
        .presses("Add the area", "Areas")
        .presses("Go on to agencies", "Add an agency")
        .enters("Name", "Health visiting")
        .chooses("Kind of agency", "HEALTH_VISITING")
        .ticks("Fylde")
        .presses("Add the agency", "Agencies")
        .follows("Back to set-up", "First steps")
        .presses("Next: invite people", members());
    invited("Rae Ross", "Rater", rater, "rater");

    coordinator
        .begins(JourneyPartnership.PATH + "/set-up", "First steps")
        .presses("Next: choose a checklist", "Checklists")
        .presses("Use this checklist: Workforce capabilities", "New checklist")
        .presses("Preview", CHECKLIST)
        .presses("Publish version 1", CHECKLIST)
        .presses("Go on: plan the first cycle", "Plan a cycle");
    planned(FIRST);

    coordinator.follows("Back to set-up", "Set up");
  }

  @Test
  @Order(3)
  void theFirstRatingIsGiven() {
    rater
        .begins("/", HOME)
        .takesUp("Rate 11 capabilities", ASSESSMENT + ", " + FIRST, ASSESSMENT)
        .follows("Knows how children develop from pregnancy to five", development())
        .rates("Amber")
        .enters("Explanation", "New starters still learn it on the job.")
        .presses("Save and go back to the list", ASSESSMENT)
        .sees("1 of 11 looked at");

    assertThat(rater.pages()).containsExactly(HOME, ASSESSMENT, development());
  }

  @Test
  @Order(4)
  void aCycleIsClosedAndTheNextOnePlannedAndExtended() {
    partnership.rateTheRest();

    coordinator
        .begins("/", HOME)
        .follows("How far everybody is: " + FIRST + ": " + JourneyPartnership.NAME, FIRST)
        .begins(address(FIRST), FIRST)
        .follows("Close it", "Close " + FIRST)
        .presses("Close the cycle", FIRST)
        .sees("Closed");
    assertThat(coordinator.pages()).as("close").hasSize(2);

    coordinator.begins(JourneyPartnership.PATH + "/set-up/cycle", "Plan a cycle");
    planned(SECOND);
    assertThat(coordinator.pages()).as("plan").hasSize(4);

    coordinator
        .begins(address(SECOND), SECOND)
        .follows("Extend it for everybody", "Extend " + SECOND)
        .enters("Why it is extended", "Half term falls into the last week.")
        .dates("", today().plusDays(40))
        .presses("Extend the cycle", SECOND);
    assertThat(coordinator.pages()).as("extend").hasSize(2);
  }

  @Test
  @Order(5)
  void elevenAreRatedOnSevenPages() {
    partnership.await(coordinator.seen());
    rater
        .begins("/", HOME)
        .takesUp("Confirm 11 last answers", ASSESSMENT + ", " + SECOND, "Confirm last answers");
    Locator boxes = rater.all("input[name=capability]");
    IntStream.range(0, 8).forEach(each -> boxes.nth(each).check());
    rater.presses("Confirm the ticked answers", CHANGED.getFirst());
    for (String capability : CHANGED.subList(1, CHANGED.size())) {
      rater.rates("Green").presses("Save and go on", capability);
    }
    rater
        .rates("Red")
        .enters("Explanation", "Joint training has stopped.")
        .presses("Save and go on", "Check the answers")
        .presses("Submit", "Submitted");

    assertThat(rater.pages()).hasSize(7);
  }

  @Test
  @Order(6)
  void aReviewerChallengesIsAnsweredAndAgrees() {
    invited("Rob Vale", "Reviewer", reviewer, "reviewer");
    String capability = CHANGED.getFirst();
    partnership.await(rater.seen());

    reviewer
        .begins(JourneyPartnership.PATH + "/reviews", "Assessments to review")
        .follows(ASSESSMENT, "Review")
        .follows("Challenge: " + capability, "Challenge: " + capability)
        .rates("Amber")
        .enters("Why you see it differently", "Half of the team meets.")
        .presses("Continue", "Check the challenge")
        .presses("Send the challenge", "Challenge sent");
    assertThat(reviewer.pages()).as("challenge").hasSize(5);

    partnership.await(reviewer.seen());
    rater
        .begins("/", HOME)
        .takesUp("Answer one challenge", ASSESSMENT + ", " + SECOND, "Answer: " + capability)
        .rates("Green")
        .enters("Why", "All teams have met every month since May.")
        .presses("Send the answer", "Answer sent");
    assertThat(rater.pages()).as("answer").hasSize(3);

    partnership.await(rater.seen());
    reviewer
        .begins(JourneyPartnership.PATH + "/reviews", "Assessments to review")
        .follows(ASSESSMENT, "Review")
        .presses("Agree: Green: " + capability, "Review")
        .sees("It is recorded.");
    assertThat(reviewer.pages()).as("agree").hasSize(2);
  }

  @Test
  @Order(7)
  void theBoardReadsWhatMovedOnFourPages() {
    partnership.await(reviewer.seen());

    coordinator
        .begins("/", HOME)
        .follows("Fylde", "Fylde")
        .follows("What moved", "What moved in Fylde")
        .sees(CHANGED.getLast())
        .follows("Board pack", "Board pack: Fylde");

    assertThat(coordinator.pages()).hasSize(4);
  }

  private static Walk signedIn(String persona) {
    return new Walk(BROWSER.visitorWithoutScripts(1280, 1000), PLATFORM.portal(), persona);
  }

  private static void joins(Walk walk, String persona, String code) {
    walk.begins("/join?partnership=" + JourneyPartnership.CODE, "Join a partnership")
        .enters("Code", code)
        .presses("Join", "You have joined");
    partnership.awaitMember(persona);
  }

  /** Invites somebody on the page of members, who joins with the code. */
  private static void invited(String name, String role, Walk walk, String persona) {
    coordinator
        .begins(JourneyPartnership.PATH + "/members", members())
        .presses("Invite somebody", "Invite somebody")
        .enters("Name", name)
        .ticks(role);
    if (role.equals("Rater")) {
      coordinator.ticks("Health visiting");
    }
    coordinator.presses("Make the code", name + " is invited");
    joins(walk, persona, coordinator.valueOf("Code"));
  }

  /** Plans a cycle that opens today, from its first page to its last. */
  private static void planned(String name) {
    coordinator
        .enters("Name", name)
        .rates(CHECKLIST + ", version 1")
        .dates("opens", today())
        .dates("closes", today().plusDays(30))
        .presses("Continue", "Expected agencies")
        .presses("Continue", "Check the cycle")
        .sees("One assessment is expected.")
        .presses("Plan the cycle", name + " is open");
  }

  private static String members() {
    return "Members";
  }

  private static String development() {
    return "Knows how children develop from pregnancy to five";
  }

  private static String address(String cycle) {
    return JourneyPartnership.PATH + "/cycles/" + JourneyPartnership.slug(cycle);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/London"));
  }
}
