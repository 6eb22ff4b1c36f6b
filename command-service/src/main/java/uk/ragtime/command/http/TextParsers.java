package uk.ragtime.command.http;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.PlainText;
import uk.ragtime.web.request.FieldParsers;

/**
 * Parsers for the texts of fields. Their exceptions describe the expected form and never echo the
 * value.
 */
public final class TextParsers {
  private TextParsers() {}

  /** A name or title: one visible line, in the form that is recorded. */
  public static Function<JsonNode, String> line(int most) {
    return node -> PlainText.line(FieldParsers.text(node), most);
  }

  /** The name under which others see a member. */
  public static PersonName personName(JsonNode node) {
    return new PersonName(PlainText.line(FieldParsers.text(node), PersonName.MAX_LENGTH));
  }

  /** Prose of several lines, in the form that is recorded. */
  public static Function<JsonNode, String> prose(int most) {
    return node -> PlainText.prose(FieldParsers.text(node), most);
  }

  /** Free text, which may be personal data, in the form that is recorded. */
  public static FreeText freeText(JsonNode node) {
    return new FreeText(PlainText.prose(FieldParsers.text(node), FreeText.MAX_LENGTH));
  }

  /** One line that is compared character by character with what others hold, so never changed. */
  public static Function<JsonNode, String> exactLine(int most) {
    return node -> {
      String text = FieldParsers.text(node);
      if (!PlainText.isVisible(text) || text.length() > most || !PlainText.isCleanLine(text)) {
        throw new IllegalArgumentException(
            "must be one line of 1 to " + most + " characters that can be seen");
      }
      return text;
    };
  }

  /** An absolute http or https address. */
  public static Function<JsonNode, String> url(int most) {
    return node -> WebAddress.require(FieldParsers.text(node), most);
  }
}
