package uk.ragtime.portal.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.Comments;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.EnglishWords;

class CommentThreadTest {
  private static final AssessmentAddress ADDRESS =
      new AssessmentAddress("lancashire", "one", "blackpool", "midwifery");

  private static ShownMember member(String code, @Nullable String name) {
    return new ShownMember(code, name, null, null);
  }

  private static Comments.Comment comment(
      int number, String day, ShownMember by, @Nullable Integer replyTo, boolean withdrawn) {
    return new Comments.Comment(
        number,
        number,
        Instant.parse(day + "T09:00:00Z"),
        by,
        "tuning-in",
        replyTo,
        withdrawn ? null : "Text " + number,
        withdrawn ? new Comments.Withdrawal(Instant.parse(day + "T10:00:00Z"), by) : null,
        List.of(),
        List.of());
  }

  private static CommentThread thread(CommentRights rights, Comments.Comment... comments) {
    CommentThread.Entry challenge =
        CommentThread.challenge(
            new Audit.Entry(
                9,
                "CHALLENGED",
                Instant.parse("2026-10-02T09:00:00Z"),
                null,
                member("m-9", null),
                false,
                "tuning-in",
                "one",
                Rating.GREEN,
                Rating.RED,
                "CHALLENGED",
                null,
                "Why.",
                List.of(),
                List.of(),
                List.of()),
            Map.of("one", "First"),
            EnglishWords.words());
    return CommentThread.of(
        List.of(new CommentThread.OfAssessment(ADDRESS, null, List.of(comments))),
        List.of(challenge),
        rights,
        Map.of("tuning-in", "Tuning in"),
        null,
        EnglishWords.words());
  }

  @Test
  void commentsAndChallengesStandInOrderOfTimeAndNamesThatAreNotShownAreLeftOut() {
    CommentThread thread =
        thread(
            new CommentRights(true, false, false, "m-1"),
            comment(1, "2026-10-01", member("m-1", "Jo"), null, false),
            comment(2, "2026-10-03", member("m-2", "Al"), 1, false));
    assertThat(thread.entries())
        .extracting(CommentThread.Entry::kind)
        .containsExactly(null, "comment.kind.CHALLENGED", null);
    assertThat(thread.entries().get(1).by()).isNull();
    assertThat(thread.entries().get(2).answers()).startsWith("Answers Jo, 1 October 2026");
    assertThat(thread.entries().getFirst().about()).isEqualTo("Tuning in");
  }

  @ParameterizedTest
  @CsvSource({"text, , It has been erased", ", text, It cannot be shown just now"})
  void anErasedCommentIsToldApartFromOneThatIsNotHere(
      @Nullable String erased, @Nullable String missing, String said) {
    Comments.Comment gone =
        new Comments.Comment(
            1,
            1,
            Instant.parse("2026-10-01T09:00:00Z"),
            member("m-1", null),
            "tuning-in",
            null,
            null,
            null,
            erased == null ? List.of() : List.of(erased),
            missing == null ? List.of() : List.of(missing));

    assertThat(CommentThread.text(gone, EnglishWords.words()).words()).contains(said);
  }

  @Test
  void oneWithdrawsOnesOwnACoordinatorAnyAndNobodyTwice() {
    Comments.Comment own = comment(1, "2026-10-01", member("m-1", "Jo"), null, false);
    Comments.Comment gone = comment(2, "2026-10-01", member("m-1", "Jo"), null, true);
    CommentRights author = new CommentRights(true, true, false, "m-1");
    assertThat(author.withdraws(own)).isTrue();
    assertThat(author.withdraws(gone)).isFalse();
    assertThat(new CommentRights(true, true, false, "m-2").withdraws(own)).isFalse();
    assertThat(new CommentRights(true, true, true, "m-2").withdraws(own)).isTrue();
    assertThat(thread(author, gone).entries().getFirst().reply()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "READ_COMMENTS COMMENT RATE_OWN_AGENCIES, midwifery, true, true",
    "READ_COMMENTS COMMENT RATE_OWN_AGENCIES, early-help, false, false",
    "READ_COMMENTS COMMENT REVIEW, '', true, true",
    "READ_COMMENTS COMMENT MODERATE, '', true, true",
    "READ_COMMENTS READ_EVENTS, '', true, false",
    "READ_PROFILES, '', false, false",
  })
  void ratersTakePartInTheirOwnAgenciesAndViewersInNone(
      String actions, String agency, boolean reads, boolean writes) {
    Me me =
        new Me(
            false,
            List.of(
                new Me.Membership(
                    "lancashire",
                    null,
                    "m-1",
                    null,
                    List.of(),
                    List.of(agency),
                    List.of(actions.split(" ")))));
    CommentRights rights = CommentRights.of(me, "lancashire", "midwifery");
    assertThat(rights.reads()).isEqualTo(reads);
    assertThat(rights.writes()).isEqualTo(writes);
  }
}
