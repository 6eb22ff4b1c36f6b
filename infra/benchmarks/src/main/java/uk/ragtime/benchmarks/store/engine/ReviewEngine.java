package uk.ragtime.benchmarks.store.engine;

import java.sql.SQLException;
import java.util.List;
import uk.ragtime.benchmarks.store.harness.Contender;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.assessment.challenge.ChallengeRating;
import uk.ragtime.command.assessment.reopen.ReopenAssessment;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.seal.SealedField;

/** One act of a review, in process; every command records one event. */
public final class ReviewEngine implements Contender {
  private static final RandomSource RANDOM = new RandomSource();
  private static final FreeText WHY = new FreeText("Half of the team has not been trained yet.");

  /** Ratings of a cell to which reviewers turn in turns; all cells were rated Green. */
  private static final List<Rating> SEEN = List.of(Rating.AMBER, Rating.RED);

  /** Agreeing on a cell would settle its challenge, so each act has a cell of its own. */
  private static final CapabilityCode CHALLENGED = Workload.CAPABILITIES.get(0);

  private static final CapabilityCode AGREED = Workload.CAPABILITIES.get(1);

  private enum Act {
    RATE("a rating"),
    SUBMIT("submit, take back"),
    CHALLENGE("challenge"),
    AGREE("agree");

    private final String text;

    Act(String text) {
      this.text = text;
    }
  }

  private final InProcessCommandService service;
  private final Commands commands;
  private final Workload workload;
  private final Act act;
  private final int[] turns;

  private ReviewEngine(InProcessCommandService service, Workload workload, Act act) {
    this.service = service;
    this.commands = service.part(Commands.class);
    this.workload = workload;
    this.act = act;
    this.turns = new int[workload.assessments()];
  }

  /**
   * A rating with a rationale as the baseline, and the acts of a review; each on as many
   * assessments, in the partnerships that were founded.
   *
   * @param assessments a multiple of 200
   */
  public static List<ReviewEngine> actsBesideARating(
      InProcessCommandService service, Seeding seeding, int assessments)
      throws InterruptedException {
    Workload rated = new Workload(assessments, new CycleCode("rated"));
    Workload takenBack = new Workload(assessments, new CycleCode("taken-back"));
    Workload reviewed = new Workload(assessments, new CycleCode("reviewed"));
    List.of(rated, takenBack, reviewed).forEach(seeding::addCycle);
    seeding.open(rated, RatingSequence.WITHOUT_REMARKS);
    seeding.submit(takenBack);
    seeding.submit(reviewed);
    return List.of(
        new ReviewEngine(service, rated, Act.RATE),
        new ReviewEngine(service, takenBack, Act.SUBMIT),
        new ReviewEngine(service, reviewed, Act.CHALLENGE),
        new ReviewEngine(service, reviewed, Act.AGREE));
  }

  @Override
  public String name() {
    return act.text;
  }

  @Override
  public List<Caller> callers(int callers) {
    return workload.walks(callers).stream()
        .<Caller>map(cursor ->
            () -> {
              Workload.Item item = cursor.next();
              boolean even = turns[item.place()]++ % 2 == 0;
              send(item, even);
              return 1;
            })
        .toList();
  }

  /**
   * @param even alternates from one visit of an assessment to the next
   */
  private void send(Workload.Item item, boolean even) {
    Rating seen = even ? SEEN.getFirst() : SEEN.getLast();
    switch (act) {
      case RATE -> send(Seeding.RATER, new RatingSequence(WHY).command(item, Form.ONE_EVENT));
      case SUBMIT -> {
        if (even) {
          Sealed reason = RANDOM.seal(SealedField.REASON, WHY);
          send(Seeding.LEAD, new ReopenAssessment(item.assessment(), reason, null, null));
        } else {
          send(Seeding.RATER, new SubmitAssessment(item.assessment()));
        }
      }
      case CHALLENGE ->
          send(
              Seeding.REVIEWER,
              new ChallengeRating(
                  item.assessment(),
                  CHALLENGED,
                  seen,
                  new Remarks(RANDOM.seal(SealedField.RATIONALE, WHY), null, null, 0)));
      case AGREE ->
          send(Seeding.REVIEWER, new AgreeRating(item.assessment(), AGREED, seen, null, null));
    }
  }

  private void send(String subject, Command command) {
    commands.send(command, Seeding.metadata(InProcessCommandService.ISSUER, subject));
  }

  @Override
  public long kept() throws SQLException {
    return DatabaseServer.number(service.database(), "select last_offset from store.global_head");
  }
}
