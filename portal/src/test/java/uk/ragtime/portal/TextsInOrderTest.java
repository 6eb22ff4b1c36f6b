package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.portal.TextsInOrder.inOrder;

import org.junit.jupiter.api.Test;

class TextsInOrderTest {
  private static final String PAGE = "<h1>Red</h1><p>Amber</p><p>Green, then Red</p>";

  @Test
  void findsTextsThatFollowEachOther() {
    inOrder("Red", "Amber", "Green", "Red").accept(PAGE);
    inOrder("<p>", "<p>").accept(PAGE);
  }

  @Test
  void namesTheTextThatIsNowhere() {
    assertThatThrownBy(() -> inOrder("Red", "Blue").accept(PAGE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"Blue\" is not there behind \"Red\", of \"Red\", \"Blue\" in:")
        .hasMessageContaining(PAGE);
  }

  @Test
  void namesTheTextThatStandsBeforeTheOneItShouldFollow() {
    assertThatThrownBy(() -> inOrder("Green", "Amber").accept(PAGE))
        .hasMessageContaining("\"Amber\" is not there behind \"Green\", only before it");
  }

  @Test
  void countsEachPlaceOnce() {
    assertThatThrownBy(() -> inOrder("Amber", "Amber").accept(PAGE))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> inOrder("then Red", "Red").accept(PAGE))
        .isInstanceOf(AssertionError.class);
  }
}
