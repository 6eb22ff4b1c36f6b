package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceCommands.Target;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;

/** Adds and changes areas by form. */
@Component
class AreaForms extends EntryForms<Lists.Area, AreaForm> {
  private static final Kind KIND =
      new Kind(
          "area",
          "areas",
          Me.Action.MANAGE_AREAS,
          "areas.wrong.taken",
          Map.of("gss-code-taken", "gssCode"));

  private final ReferenceData data;
  private final ReferenceCommands commands;

  AreaForms(QueryService query, FormPages pages, ReferenceData data, ReferenceCommands commands) {
    super(query, pages, KIND);
    this.data = data;
    this.commands = commands;
  }

  @Override
  List<Lists.Area> all(Visitor visitor, String partnership) {
    return data.areas(visitor, partnership, 0);
  }

  @Override
  String codeOf(Lists.Area entry) {
    return entry.area();
  }

  @Override
  String nameOf(Lists.Area entry) {
    return entry.name();
  }

  @Override
  AreaForm formOf(Lists.Area entry) {
    return AreaForm.of(entry);
  }

  @Override
  long put(Visitor visitor, String partnership, String code, Target target, AreaForm form) {
    return commands.putArea(visitor, form.sentKey(), partnership, code, target, form.area());
  }
}
