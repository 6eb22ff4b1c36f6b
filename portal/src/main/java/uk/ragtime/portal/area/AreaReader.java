package uk.ragtime.portal.area;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.AreaProfile;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.ProfileAddress;

/** Asks for all that an area's page shows, at once. */
@Component
class AreaReader {
  private final QueryService query;
  private final Profiles profiles;
  private final ChecklistTranslations translations;
  private final PageFrame frame;

  AreaReader(
      QueryService query, Profiles profiles, ChecklistTranslations translations, PageFrame frame) {
    this.query = query;
    this.profiles = profiles;
    this.translations = translations;
    this.frame = frame;
  }

  AreaPage.Answers read(Visitor visitor, ProfileAddress asked) {
    String partnership = asked.area().partnership();
    String area = asked.area().area();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<AreaProfile> answer =
          requests.ask(
              () -> profiles.ofPage(visitor, partnership, area, asked.view(), asked.compare()));
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      AreaProfile found = answer.get();
      Profile now = found.profile();
      Moment.requireKnown(Moment.of(asked.compare()).orElse(null), found.cycles());
      ChecklistTexts texts = translations.texts(visitor, partnership, now);
      frame.remember(me.get(), partnership);
      return new AreaPage.Answers(
          me.get().titleOf(partnership),
          me.get().may(partnership, Me.Action.READ_AUDIT),
          found.cycles(),
          AreaPage.Answers.needChecklists(found.cycles(), now, found.history())
              ? translations.checklists(visitor, partnership)
              : List.of(),
          texts.of(now),
          texts,
          found.history(),
          found.then());
    }
  }
}
