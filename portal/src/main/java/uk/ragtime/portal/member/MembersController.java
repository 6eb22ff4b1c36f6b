package uk.ragtime.portal.member;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.CommandService;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/**
 * Current members of a partnership, those whose leave is scheduled, invitations, and former
 * members.
 */
@Controller
class MembersController {
  private static final String MEMBERS = "/{partnership:" + Codes.SLUG + "}/members";
  private static final String MEMBER = MEMBERS + "/{member:" + Codes.SLUG + "}";

  private final QueryService query;
  private final CommandService commands;
  private final FormPages pages;
  private final Words words;

  MembersController(QueryService query, CommandService commands, FormPages pages, Words words) {
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
  }

  /** Redirects to the page as it is once the command is projected. */
  static ModelAndView seen(String partnership, long position) {
    return new ModelAndView(
        "redirect:"
            + UriComponentsBuilder.fromPath("/{partnership}/members")
                .queryParam("seen", position)
                .buildAndExpand(partnership)
                .toUriString());
  }

  @GetMapping(MEMBERS)
  ModelAndView members(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long seen) {
    return show(visitor, partnership, seen, List.of());
  }

  @PostMapping(MEMBER + "/stay")
  ModelAndView stay(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @RequestParam UUID key) {
    return change(visitor, partnership, () -> commands.stay(visitor, key, partnership, member));
  }

  @PostMapping(MEMBER + "/withdraw")
  ModelAndView withdraw(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @RequestParam UUID key) {
    return change(visitor, partnership, () -> commands.withdraw(visitor, key, partnership, member));
  }

  @FunctionalInterface
  private interface Command {
    long send();
  }

  private ModelAndView change(Visitor visitor, String partnership, Command command) {
    try {
      return seen(partnership, command.send());
    } catch (Failure.Refused refused) {
      return show(visitor, partnership, 0, List.of(pages.error(refused, "members")));
    }
  }

  private ModelAndView show(
      Visitor visitor, String partnership, long position, List<FieldError> errors) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<Members> members = requests.ask(() -> query.members(visitor, partnership, position));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      ModelAndView page = pages.page("member/members", me.get(), partnership);
      page.addObject("tables", MemberTables.of(partnership, members.get(), agencies.get(), words));
      return FormPages.with(errors, HttpStatus.CONFLICT, page);
    }
  }
}
