package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceCommands.Target;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;

/** Adds and changes agencies by form. */
@Component
class AgencyForms extends EntryForms<ReferenceData.Agency, AgencyForm> {
  private static final Kind KIND =
      new Kind(
          "agency",
          "agencies",
          Me.Action.MANAGE_AGENCIES,
          "agencies.wrong.taken",
          Map.of("area-unknown", "areas"));

  private final ReferenceData data;
  private final ReferenceCommands commands;

  AgencyForms(QueryService query, FormPages pages, ReferenceData data, ReferenceCommands commands) {
    super(query, pages, KIND);
    this.data = data;
    this.commands = commands;
  }

  @Override
  List<ReferenceData.Agency> all(Visitor visitor, String partnership) {
    return data.agencies(visitor, partnership, 0);
  }

  @Override
  String codeOf(ReferenceData.Agency entry) {
    return entry.agency();
  }

  @Override
  String nameOf(ReferenceData.Agency entry) {
    return entry.name();
  }

  @Override
  AgencyForm formOf(ReferenceData.Agency entry) {
    return AgencyForm.of(entry);
  }

  @Override
  long put(Visitor visitor, String partnership, String code, Target target, AgencyForm form) {
    return commands.putAgency(visitor, form.sentKey(), partnership, code, target, form.agency());
  }

  @Override
  void complete(ModelAndView page, Visitor visitor, String partnership) {
    page.addObject("sectors", Sector.values());
    page.addObject("areas", data.areas(visitor, partnership, 0));
  }
}
