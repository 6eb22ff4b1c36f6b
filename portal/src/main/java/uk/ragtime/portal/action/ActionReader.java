package uk.ragtime.portal.action;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.Passage;

/** Reads what all pages of actions need: the visitor, and the names of everything. */
@Component
class ActionReader {
  private final QueryService query;
  private final ChecklistTranslations translations;

  ActionReader(QueryService query, ChecklistTranslations translations) {
    this.query = query;
    this.translations = translations;
  }

  /** The visitor, with the names of a partnership. */
  record Frame(Me me, PlanningRights rights, ActionNames names) {

    /** Titles in another language than that of the page. */
    List<Passage> foreign() {
      return Passage.foreign(names.checklists());
    }
  }

  /**
   * @throws Failure.NotFound if the visitor is no member
   */
  Frame frame(Visitor visitor, String partnership) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      if (me.get().in(partnership).isEmpty()) {
        throw new Failure.NotFound(partnership);
      }
      return new Frame(
          me.get(),
          PlanningRights.of(me.get(), partnership),
          new ActionNames(areas.get(), agencies.get(), checklists.get()));
    }
  }
}
