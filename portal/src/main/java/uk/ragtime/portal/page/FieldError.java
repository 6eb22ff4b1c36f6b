package uk.ragtime.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error in a field of a form.
 *
 * @param problem key of its message
 * @param field id of the field
 */
public record FieldError(String problem, String field) {

  /** Whether any error is of a field. No form has errors before it was sent. */
  public static boolean any(@Nullable List<FieldError> errors, String field) {
    return errors != null && errors.stream().anyMatch(error -> error.field.equals(field));
  }
}
