package uk.ragtime.portal.action;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Lists a partnership's actions, and shows one with what became of it. */
@Controller
class ActionsController {
  private final Actions actions;
  private final ActionReader reader;
  private final FormPages pages;
  private final Words words;

  ActionsController(Actions actions, ActionReader reader, FormPages pages, Words words) {
    this.actions = actions;
    this.reader = reader;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(ActionAddress.ALL)
  ModelAndView actions(
      Visitor visitor,
      @PathVariable String partnership,
      @ModelAttribute ActionFilter filter,
      @RequestParam(defaultValue = "0") long seen) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<ActionReader.Frame> frame = requests.ask(() -> reader.frame(visitor, partnership));
      Answer<List<Actions.Action>> all =
          requests.ask(
              () -> actions.all(visitor, partnership, filter.area(), filter.agency(), seen));
      Answer<Actions.Gaps> reds =
          requests.ask(() -> actions.reds(visitor, partnership, filter.area(), seen));
      filter.requireKnown(frame.get().names());
      ModelAndView page = pages.page("action/actions", frame.get().me(), partnership);
      page.addObject("foreign", frame.get().foreign());
      page.addObject(
          "page",
          ActionsPage.of(
              partnership,
              filter,
              all.get(),
              reds.get().gaps(),
              frame.get().names(),
              frame.get().rights(),
              words));
      return page;
    }
  }

  @GetMapping(ActionAddress.ONE)
  ModelAndView action(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String action,
      @RequestParam(defaultValue = "0") long seen) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<ActionReader.Frame> frame = requests.ask(() -> reader.frame(visitor, partnership));
      Answer<Actions.Action> one =
          requests.ask(() -> actions.action(visitor, partnership, action, seen));
      ModelAndView page = pages.page("action/action", frame.get().me(), partnership);
      page.addObject("foreign", frame.get().foreign());
      page.addObject(
          "page",
          ActionPage.of(partnership, one.get(), frame.get().names(), frame.get().rights(), words));
      page.addObject("seen", seen);
      return page;
    }
  }
}
