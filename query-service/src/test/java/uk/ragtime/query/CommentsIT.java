package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.Eventually;

/** Comments on assessments, and the readers that each thread has. */
class CommentsIT extends ReviewFixture {
  private static final String COMMENTS = OURS.path() + "/comments";

  @Test
  void aThreadIsReadOldestFirstPageByPage() {
    append(OURS.comment(1, "First.", null), "reviewer");
    append(THEIRS.comment(1, "Elsewhere.", null), "reviewer");
    append(OURS.comment(2, "Second.", 1), "rater");
    append(OURS.comment(3, "Third.", null), "reviewer");

    JsonNode first = get("rater", COMMENTS + "?limit=2");

    isAsDescribed("Comments", first);
    assertThat(first.get("comments").get(0).get("text").asString()).isEqualTo("First.");
    assertThat(first.get("comments").get(1).get("replyTo").asInt()).isOne();
    assertThat(first.get("comments").get(1).get("by").get("name").asString()).isEqualTo("Rae Ter");
    JsonNode second = get("rater", COMMENTS + "?limit=2&after=" + first.get("next").asLong());
    assertThat(second.get("comments")).hasSize(1);
    assertThat(second.get("comments").get(0).get("text").asString()).isEqualTo("Third.");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void aWithdrawnCommentKeepsItsPlaceAndLosesItsText() {
    append(OURS.comment(1, "Said in haste.", null), "rater");
    append(OURS.commentWithdrawn(1), "coordinator");

    JsonNode comment = get("reviewer", COMMENTS).get("comments").get(0);

    assertThat(comment.get("text").isNull()).isTrue();
    assertThat(comment.get("withdrawn").get("by").get("member").asString())
        .isEqualTo("coordinator");
    assertThat(comment.has("erased")).isFalse();
    assertThat(ask("reviewer", COMMENTS).body()).doesNotContain("Said in haste.");
  }

  @Test
  void anErasedCommentIsToldAsErased() {
    long position = append(OURS.comment(1, "About Mrs Miller.", null), "rater");
    append(
        new TextsErased(
            1, List.of(new TextPlace(position, SealedField.COMMENT)), ErasureGround.MISTAKE),
        "coordinator");

    Eventually.holds(() -> {
      JsonNode comment = get("reviewer", COMMENTS).get("comments").get(0);
      assertThat(comment.get("text").isNull()).isTrue();
      assertThat(String.valueOf(comment.get("erased"))).isEqualTo("[\"text\"]");
    });
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, 200, 200",
    "reviewer, 200, 200",
    "auditor, 200, 200",
    "rater, 200, 403",
    "lead, 200, 403",
    "viewer, 403, 403",
  })
  void raterAndLeadReadTheThreadsOfTheirOwnAgencies(String role, int own, int others) {
    append(OURS.comment(1, "Ours.", null), "reviewer");
    append(THEIRS.comment(1, "Theirs.", null), "reviewer");

    assertThat(ask(role, COMMENTS).status()).isEqualTo(own);
    assertThat(ask(role, THEIRS.path() + "/comments").status()).isEqualTo(others);
    if (own == 200 && others == 403) {
      assertThat(ask(role, THEIRS.path() + "/comments").json().get("code").asString())
          .isEqualTo("not-your-agency");
    }
  }

  @Test
  void aCommentIsFoundAmongTextsAndInTheRecordOfItsAuthor() {
    append(OURS.comment(1, "A word that nobody else uses: perihelion.", null), "rater");

    Eventually.holds(() ->
        assertThat(get("coordinator", "texts?contains=perihelion").get("openings")).hasSize(1));
    assertThat(ask("coordinator", "members/rater/record").body()).contains("perihelion");
  }
}
