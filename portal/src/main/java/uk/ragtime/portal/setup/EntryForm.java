package uk.ragtime.portal.setup;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.SuggestedCode;

/**
 * An area or an agency as typed.
 *
 * @param <E> it as it is recorded
 */
interface EntryForm<E, F extends EntryForm<E, F>> extends KeyedForm {
  String name();

  /** Code of a new entry; blank to make it of the name. */
  String code();

  /** State of the entry when the form was opened. */
  String was();

  /** State of the entry once this is recorded. */
  String state();

  /** The same for the entry as it is now, to be sent anew. */
  F on(E now);

  /** The same under another code, to be sent anew. */
  F coded(String other);

  List<FieldError> errors(boolean isNew);

  default String chosenCode() {
    return code().isEmpty() ? SuggestedCode.of(name()) : code();
  }

  /** Errors of the name and, of a new entry, of the code. */
  default List<FieldError> nameAndCodeErrors(boolean isNew) {
    List<FieldError> errors = new ArrayList<>(NameAndCode.nameErrors(name()));
    if (isNew && errors.isEmpty()) {
      errors.addAll(NameAndCode.codeErrors(chosenCode(), !code().isEmpty()));
    }
    return errors;
  }
}
