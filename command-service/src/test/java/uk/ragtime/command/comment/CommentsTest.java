package uk.ragtime.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.comment.make.MakeComment;
import uk.ragtime.command.comment.make.MakeCommentDecider;
import uk.ragtime.command.comment.withdraw.WithdrawComment;
import uk.ragtime.command.comment.withdraw.WithdrawCommentDecider;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Capacities;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** Comments on an assessment: in which state it is does not matter. */
class CommentsTest {
  private static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  private static final AreaCode CALDER = new AreaCode("calder");
  private static final AgencyCode MIDWIFERY = new AgencyCode("midwifery");
  private static final ChecklistCode MINI = new ChecklistCode("mini");
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final AssessmentKey KEY =
      new AssessmentKey(new PartnershipCode("pennine"), AUTUMN, CALDER, MIDWIFERY);
  private static final StreamId ASSESSMENT = StreamId.of(AUTUMN, CALDER, MIDWIFERY);
  private static final Instant NOW = Instant.parse("2026-10-15T10:00:00Z");
  private static final Sealed TEXT =
      Sealed.of(
          Opening.of(SealedField.COMMENT, new SealKey("A".repeat(43)), new FreeText("A comment")));
  private static final Seal REASON = TEXT.seal();
  private static final CommentMade FIRST =
      new CommentMade(AUTUMN, CALDER, MIDWIFERY, 1, null, TEXT.seal(), null);

  private static Cycles cycles(CycleEvent... more) {
    Cycles cycles =
        Cycles.streamType()
            .initial()
            .get()
            .evolve(
                new CycleScheduled(
                    AUTUMN,
                    "Autumn",
                    MINI,
                    1,
                    LocalDate.of(2026, 9, 1),
                    Instant.parse("2026-11-30T17:00:00Z"),
                    false));
    for (CycleEvent event : more) {
      cycles = cycles.evolve(event);
    }
    return cycles;
  }

  private static KnownReferences references(CycleEvent... more) {
    var capability = new Capability(TUNING_IN, "Title", "s", "Guidance", "R", "A", "G", null);
    return new KnownReferences()
        .with(StreamId.CYCLES, cycles(more))
        .with(StreamId.of(CALDER), new Area.Defined("Calder", null))
        .with(
            StreamId.of(MIDWIFERY),
            new Agency.Participating("Midwifery", Sector.MIDWIFERY, Set.of(CALDER), null))
        .with(
            StreamId.of(MINI),
            Checklist.streamType()
                .initial()
                .get()
                .evolve(new ChecklistVersionPublished(MINI, 1, "Mini", List.of(capability), null)));
  }

  private static Comments after(CommentEvent... events) {
    Comments comments = Comments.streamType().initial().get();
    long position = 40;
    for (CommentEvent event : events) {
      comments = comments.evolve(event, ++position);
    }
    return comments;
  }

  private static DecisionContext context(Actor actor, long version, KnownReferences references) {
    return new DecisionContext(actor, NOW, version, references);
  }

  private static Actor member(String code, Capacity... held) {
    return new Actor.Member(SamplePeople.handle(code), false, new Capacities(Set.of(held), false));
  }

  private static List<CommentEvent> make(
      Comments state, MakeComment command, KnownReferences references) {
    return new MakeCommentDecider()
        .decide(state, command, context(member("rita"), state.byNumber().size() + 5L, references));
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aCommentHasTheVersionAtWhichItIsMadeAsItsNumber() {
    assertThat(make(after(), new MakeComment(KEY, TEXT, TUNING_IN, null), references()))
        .containsExactly(
            new CommentMade(AUTUMN, CALDER, MIDWIFERY, 6, TUNING_IN, TEXT.seal(), null));
    assertThat(make(after(FIRST), new MakeComment(KEY, TEXT, null, 1), references()))
        .containsExactly(new CommentMade(AUTUMN, CALDER, MIDWIFERY, 7, null, TEXT.seal(), 1));
  }

  @ParameterizedTest
  @MethodSource("assessments")
  void everyStateOfAnAssessmentTakesComments(Assessment assessment) {
    KnownReferences references = references().with(ASSESSMENT, assessment);

    assertThat(make(after(), new MakeComment(KEY, TEXT, null, null), references)).hasSize(1);
  }

  static List<Assessment> assessments() {
    var opened = new AssessmentOpened(AUTUMN, CALDER, MIDWIFERY, MINI, 1, List.of());
    Assessment fresh = Assessment.streamType().initial().get();
    Assessment open = fresh.evolve(opened, 1);
    Assessment submitted =
        open.evolve(new AssessmentSubmitted(AUTUMN, CALDER, MIDWIFERY, false), 2);
    Assessment signed =
        submitted.evolve(
            new AssessmentSignedOff(
                AUTUMN, CALDER, MIDWIFERY, 2, 2, 1, new SheetHash("a".repeat(64)), null, false),
            3);
    Assessment excused = fresh.evolve(new AssessmentExcused(AUTUMN, CALDER, MIDWIFERY, REASON), 1);
    return List.of(fresh, open, submitted, signed, excused);
  }

  @Test
  void aCycleThatWasCancelledTakesNone() {
    var command = new MakeComment(KEY, TEXT, null, null);

    assertThat(make(after(), command, references(new CycleClosed(AUTUMN)))).hasSize(1);
    refused(
        RefusalCode.CYCLE_CANCELLED,
        () -> make(after(), command, references(new CycleCancelled(AUTUMN, REASON))));
  }

  @Test
  void whatACommentNamesExists() {
    refused(
        RefusalCode.CAPABILITY_UNKNOWN,
        () ->
            make(
                after(),
                new MakeComment(KEY, TEXT, new CapabilityCode("flying"), null),
                references()));
    refused(
        RefusalCode.COMMENT_UNKNOWN,
        () -> make(after(FIRST), new MakeComment(KEY, TEXT, null, 2), references()));
  }

  @Test
  void commentsHaveALimit() {
    Comments full =
        after(
            IntStream.rangeClosed(1, Comments.MAX_COMMENTS)
                .mapToObj(
                    n -> new CommentMade(AUTUMN, CALDER, MIDWIFERY, n, null, TEXT.seal(), null))
                .toArray(CommentEvent[]::new));

    refused(
        RefusalCode.COMMENT_LIMIT,
        () -> make(full, new MakeComment(KEY, TEXT, null, null), references()));
  }

  private static List<CommentEvent> withdraw(Comments state, int number, Actor actor) {
    WrittenText written =
        new WrittenText(
            new TextPlace(41, SealedField.COMMENT),
            ActorId.of(SamplePeople.handle("rita")),
            Optional.of(AUTUMN));
    return new WithdrawCommentDecider()
        .decide(
            state,
            new WithdrawComment(KEY, number),
            context(actor, 1, references().withTexts(written)));
  }

  @Test
  void itsAuthorWithdrawsACommentOrACoordinator() {
    CommentWithdrawn withdrawn = new CommentWithdrawn(AUTUMN, CALDER, MIDWIFERY, 1);

    assertThat(withdraw(after(FIRST), 1, member("rita"))).containsExactly(withdrawn);
    assertThat(withdraw(after(FIRST), 1, member("carol", Capacity.COORDINATOR)))
        .containsExactly(withdrawn);
    assertThat(withdraw(after(FIRST, withdrawn), 1, member("rita"))).isEmpty();
    refused(
        RefusalCode.NOT_ALLOWED,
        () -> withdraw(after(FIRST), 1, member("rob", Capacity.REVIEWER, Capacity.LEAD)));
    refused(
        RefusalCode.COMMENT_UNKNOWN,
        () -> withdraw(after(FIRST), 2, member("carol", Capacity.COORDINATOR)));
  }
}
