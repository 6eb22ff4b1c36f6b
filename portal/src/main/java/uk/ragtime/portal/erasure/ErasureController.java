package uk.ragtime.portal.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Erasures;
import uk.ragtime.portal.api.EventLog;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Holds;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.LoggedEvent;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Pages of erasures and holds that were recorded. */
@Controller
class ErasureController {
  private static final String ERASURES = "/{partnership:" + Codes.SLUG + "}/erasures";

  private final QueryService query;
  private final EventLog log;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  ErasureController(QueryService query, EventLog log, FormPages pages, Words words, Clock clock) {
    this.query = query;
    this.log = log;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** Redirects to the page about what a command recorded. */
  static ModelAndView recorded(String partnership, long position) {
    return new ModelAndView("redirect:/" + partnership + "/erasures/" + position);
  }

  /** The list of erasures and holds, with the forms for new ones. */
  @GetMapping(ERASURES)
  ModelAndView begin(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long after) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> asked = requests.ask(() -> query.me(visitor));
      Answer<Erasures> erasures = requests.ask(() -> query.erasures(visitor, partnership, after));
      Answer<List<Holds.Hold>> holds = requests.ask(() -> query.holds(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Me me = asked.get();
      FormPages.requireManager(me, partnership);
      ModelAndView page = pages.page("erasure/erasures", me, partnership);
      page.addObject(
          "lists",
          ErasureLists.of(erasures.get(), holds.get(), Lists.Cycle.names(cycles.get()), words));
      page.addObject("begins", after == 0);
      return page;
    }
  }

  @GetMapping(ERASURES + "/{position:[1-9][0-9]{0,8}}")
  ModelAndView outcome(
      Visitor visitor, @PathVariable String partnership, @PathVariable long position) {
    Me me = query.me(visitor);
    FormPages.requireManager(me, partnership);
    List<LoggedEvent> command = log.ofCommand(visitor, partnership, position);
    List<HoldOutcome> holds =
        command.stream().flatMap(event -> HoldOutcome.of(event).stream()).toList();
    Set<Integer> numbers =
        command.stream()
            .map(ErasureState::numberOf)
            .filter(number -> number > 0)
            .collect(Collectors.toCollection(TreeSet::new));
    if (holds.isEmpty() && numbers.isEmpty()) {
      throw new Failure.NotFound("erasure");
    }
    EventLog.Stretch later =
        numbers.isEmpty()
            ? new EventLog.Stretch(List.of(), true)
            : log.after(
                visitor,
                partnership,
                command.getLast().position(),
                event -> numbers.contains(ErasureState.numberOf(event)));
    List<ErasureState> states = states(numbers, command, later.events());
    Instant now = clock.instant();
    ModelAndView page = pages.page("erasure/erasure", me, partnership);
    page.addObject("title", title(holds, states));
    page.addObject("position", position);
    page.addObject("recordedAt", command.getLast().time());
    page.addObject("holds", holds);
    page.addObject("erasures", states);
    page.addObject(
        "overdue",
        states.stream().filter(it -> it.isOverdue(now)).map(ErasureState::number).toList());
    page.addObject("whole", later.whole());
    page.addObject(
        "cycles",
        holds.stream().allMatch(hold -> hold.cycles().isEmpty())
            ? Map.of()
            : Lists.Cycle.names(query.cycles(visitor, partnership)));
    return page;
  }

  private String title(List<HoldOutcome> holds, List<ErasureState> erasures) {
    if (holds.isEmpty()) {
      return words.say("erasure.title", erasures.getFirst().number());
    }
    HoldOutcome hold = holds.getFirst();
    return words.say(hold.lifted() ? "erasure.lifted" : "erasure.placed", hold.number());
  }

  private static List<ErasureState> states(
      Set<Integer> numbers, List<LoggedEvent> command, List<LoggedEvent> later) {
    Map<Integer, List<LoggedEvent>> events = new TreeMap<>();
    numbers.forEach(number -> events.put(number, new ArrayList<>()));
    List<LoggedEvent> all = new ArrayList<>(command);
    all.addAll(later);
    all.sort(Comparator.comparingLong(LoggedEvent::position));
    for (LoggedEvent event : all) {
      List<LoggedEvent> of = events.get(ErasureState.numberOf(event));
      if (of != null) {
        of.add(event);
      }
    }
    return events.entrySet().stream()
        .map(entry -> ErasureState.of(entry.getKey(), entry.getValue()))
        .toList();
  }
}
