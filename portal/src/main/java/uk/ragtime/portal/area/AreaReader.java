package uk.ragtime.portal.area;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.RatingsThen;
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
    Profiles.View view = asked.view();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Profile> profile =
          requests.ask(() -> profiles.profile(visitor, partnership, area, view));
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<History> history =
          requests.ask(() -> profiles.history(visitor, partnership, area, view));
      Answer<Optional<RatingsThen>> then =
          requests.ask(() -> profiles.then(visitor, partnership, area, view, asked.compare()));
      Profile now = profile.get();
      Moment.requireKnown(Moment.of(asked.compare()).orElse(null), cycles.get());
      // If no checklist is named, a profile shows the one rated then, and the others today's.
      Profiles.View same = view.by(now.checklist());
      History points =
          isOf(now, history.get().checklist())
              ? history.get()
              : profiles.history(visitor, partnership, area, same);
      Optional<RatingsThen> before =
          then.get().isEmpty() || isOf(now, then.get().get().checklist())
              ? then.get()
              : profiles.then(visitor, partnership, area, same, asked.compare());
      ChecklistTexts texts = translations.texts(visitor, partnership, now);
      frame.remember(me.get(), partnership);
      return new AreaPage.Answers(
          me.get().titleOf(partnership),
          me.get().may(partnership, Me.Action.READ_AUDIT),
          cycles.get(),
          AreaPage.Answers.needChecklists(cycles.get(), now, points)
              ? translations.checklists(visitor, partnership)
              : List.of(),
          texts.of(now),
          texts,
          points,
          before.orElse(null));
    }
  }

  private static boolean isOf(Profile profile, @Nullable String checklist) {
    return profile.checklist() == null || Objects.equals(profile.checklist(), checklist);
  }
}
