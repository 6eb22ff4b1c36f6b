package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.NameAndCode;

/**
 * An area as typed.
 *
 * @param code of a new area; blank to make it of the name
 * @param was the area as it was when the form was opened
 */
record AreaForm(@Nullable UUID key, String name, String code, String gssCode, String was)
    implements EntryForm<Lists.Area, AreaForm> {
  private static final String GSS_CODE = "[EWSNJKLM](?!00)[0-9]{2}(?!000000|999999)[0-9]{6}";

  AreaForm {
    name = NameAndCode.tidy(name);
    code = NameAndCode.tidy(code);
    gssCode = NameAndCode.tidy(gssCode).replace(" ", "").toUpperCase(Locale.ROOT);
    was = Objects.requireNonNullElse(was, "");
  }

  static AreaForm empty() {
    return new AreaForm(UUID.randomUUID(), "", "", "", "");
  }

  static AreaForm of(Lists.Area area) {
    return new AreaForm(
        UUID.randomUUID(),
        area.name(),
        area.area(),
        Objects.requireNonNullElse(area.gssCode(), ""),
        stateOf(area));
  }

  private static String stateOf(Lists.Area area) {
    return area.name() + " · " + Objects.requireNonNullElse(area.gssCode(), "");
  }

  @Override
  public AreaForm on(Lists.Area now) {
    return new AreaForm(UUID.randomUUID(), name, code, gssCode, stateOf(now));
  }

  @Override
  public AreaForm coded(String other) {
    return new AreaForm(UUID.randomUUID(), name, other, gssCode, was);
  }

  @Override
  public String state() {
    return name + " · " + gssCode;
  }

  @Override
  public List<FieldError> errors(boolean isNew) {
    List<FieldError> errors = nameAndCodeErrors(isNew);
    if (!gssCode.isEmpty() && !gssCode.matches(GSS_CODE)) {
      errors.add(new FieldError("areas.wrong.gss", "gssCode"));
    }
    return errors;
  }

  ReferenceCommands.Area area() {
    return new ReferenceCommands.Area(name, gssCode.isEmpty() ? null : gssCode);
  }
}
