package uk.ragtime.portal.action;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Words;

/** Adds the actions about a rating to its story, which does not know of them. */
@ControllerAdvice("uk.ragtime.portal.rating")
class StoryActions {
  private final QueryService query;
  private final Actions actions;
  private final Words words;

  StoryActions(QueryService query, Actions actions, Words words) {
    this.query = query;
    this.actions = actions;
    this.words = words;
  }

  @ModelAttribute
  void actions(
      Visitor visitor,
      @PathVariable Map<String, String> path,
      @RequestParam(required = false) @Nullable String checklist,
      Model model) {
    String partnership = path.get("partnership");
    String area = path.get("area");
    String agency = path.get("agency");
    String capability = path.get("capability");
    if (partnership == null || area == null || agency == null || capability == null) {
      return;
    }
    String named = checklist == null || checklist.isBlank() ? null : checklist;
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Actions.Action>> all =
          requests.ask(() -> actions.all(visitor, partnership, area, agency, 0));
      RatingActions about =
          new RatingActions(
              all.get().stream()
                  .filter(it -> named == null || it.checklist().equals(named))
                  .filter(it -> it.capabilities().contains(capability))
                  .map(it -> link(partnership, it))
                  .toList(),
              PlanningRights.of(me.get(), partnership).isFor(agency)
                  ? ActionAddress.plan(partnership, area, agency, named, List.of(capability))
                  : null);
      if (!about.actions().isEmpty() || about.plan() != null) {
        model.addAttribute("ratingActions", about);
      }
    } catch (Failure.NotFound | Failure.Forbidden | Failure.Unavailable | Failure.TooMany e) {
      // The story is shown without them.
      model.asMap().remove("ratingActions");
    }
  }

  private RatingActions.Link link(String partnership, Actions.Action action) {
    return new RatingActions.Link(
        ActionsPage.title(action, words),
        ActionAddress.of(partnership, action.action()),
        "action.status." + action.status(),
        ActionsPage.due(action, words));
  }
}
