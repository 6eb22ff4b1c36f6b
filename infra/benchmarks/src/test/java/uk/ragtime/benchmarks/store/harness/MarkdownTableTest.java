package uk.ragtime.benchmarks.store.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void isMarkdown() {
    assertEquals(
        """
        | what | a second |
        |---|---|
        | this | 12 |
        """,
        new MarkdownTable("what", "a second").row("this", 12).toString());
  }

  @Test
  void aLineHasACellForEachHeading() {
    MarkdownTable table = new MarkdownTable("what", "a second");

    assertThrows(IllegalArgumentException.class, () -> table.row("this"));
  }
}
