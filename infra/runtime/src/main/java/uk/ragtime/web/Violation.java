package uk.ragtime.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field at fault in a request.
 *
 * @param field where it stands: a JSON path like {@code ratings[2].rating}, or a parameter's name
 * @param code stable machine word, like {@code required}
 * @param message one sentence for people, without the refused value
 * @param line in the document that was sent, counted from 1; null where it is not said
 * @param column likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    String field, String code, String message, @Nullable Integer line, @Nullable Integer column) {
  public Violation(String field, String code, String message) {
    this(field, code, message, null, null);
  }

  /** The same with where it stands in the document. */
  public Violation at(int itsLine, int itsColumn) {
    return new Violation(field, code, message, itsLine, itsColumn);
  }
}
