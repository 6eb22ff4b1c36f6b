package uk.ragtime.portal.checklist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.SuggestedCode;

/**
 * A version of a checklist as written.
 *
 * @param checklist code
 * @param version the number that it will have
 * @param document its YAML
 */
record PublishForm(@Nullable UUID key, String checklist, int version, String document)
    implements KeyedForm {
  /** The services take no longer body. */
  static final int MAX_BYTES = 256 * 1024;

  /** Browsers send line feeds as pairs of characters, and files may begin with a mark. */
  PublishForm {
    checklist = NameAndCode.tidy(checklist);
    version = Math.max(1, version);
    document = Objects.requireNonNullElse(document, "").replace("\r\n", "\n").replace("\uFEFF", "");
  }

  static PublishForm empty(String checklist, int version, String document) {
    return new PublishForm(UUID.randomUUID(), checklist, version, document);
  }

  PublishForm holding(String other) {
    return new PublishForm(key, checklist, version, other);
  }

  /** The same with another number, to be sent anew. */
  PublishForm numbered(int other) {
    return new PublishForm(UUID.randomUUID(), checklist, other, document);
  }

  /** Text of a file; empty if it is not UTF-8. */
  static Optional<String> text(byte[] file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (checklist.isEmpty()) {
      errors.add(new FieldError("set-up.wrong.no-code", "checklist"));
    } else if (!SuggestedCode.isCode(checklist)) {
      errors.add(new FieldError("set-up.wrong.code", "checklist"));
    }
    if (document.isBlank()) {
      errors.add(new FieldError("publish.wrong.nothing", "document"));
    } else if (document.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      errors.add(new FieldError("publish.wrong.large", "document"));
    }
    return errors;
  }
}
