package uk.ragtime.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.api.RememberedAnswers.Question;
import uk.ragtime.portal.api.RememberedAnswers.Tagged;

class RememberedAnswersTest {
  private final RememberedAnswers<String> memory = new RememberedAnswers<>(2);

  private static Question about(String area) {
    return new Question("/areas/{area}", Map.of("area", area));
  }

  @Test
  void whatWasAskedForLongestAgoMakesRoom() {
    // given
    memory.remember(about("north"), new Tagged<>("1", "North"));
    memory.remember(about("south"), new Tagged<>("2", "South"));
    memory.of(about("north"));

    // when
    memory.remember(about("west"), new Tagged<>("3", "West"));

    // then
    assertThat(memory.of(about("north"))).isEqualTo(new Tagged<>("1", "North"));
    assertThat(memory.of(about("south"))).isNull();
    assertThat(memory.of(about("west"))).isEqualTo(new Tagged<>("3", "West"));
  }

  @Test
  void aLaterAnswerTakesThePlaceOfTheOneBefore() {
    memory.remember(about("north"), new Tagged<>("1", "North"));
    memory.remember(about("north"), new Tagged<>("2", "The North"));

    assertThat(memory.of(about("north"))).isEqualTo(new Tagged<>("2", "The North"));
  }
}
