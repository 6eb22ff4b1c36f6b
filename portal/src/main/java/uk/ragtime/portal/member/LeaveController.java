package uk.ragtime.portal.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.CommandService;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.Words;

/** Ends a membership on a day. */
@Controller
class LeaveController {
  private static final String ADDRESS =
      "/{partnership:" + Codes.SLUG + "}/members/{member:" + Codes.SLUG + "}/leave";

  private final QueryService query;
  private final CommandService commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  LeaveController(
      QueryService query, CommandService commands, FormPages pages, Words words, Clock clock) {
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  private record LeaveForm(String partnership, String member, UUID key, TypedDate typed) {}

  @GetMapping(ADDRESS)
  ModelAndView form(
      Visitor visitor, @PathVariable String partnership, @PathVariable String member) {
    TypedDate today = TypedDate.of(LocalDate.now(clock));
    return show(visitor, new LeaveForm(partnership, member, UUID.randomUUID(), today), List.of());
  }

  @PostMapping(ADDRESS)
  ModelAndView leave(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String year) {
    LeaveForm asked = new LeaveForm(partnership, member, key, TypedDate.of(day, month, year));
    return switch (asked.typed().read()) {
      case TypedDate.InvalidDate not -> show(visitor, asked, List.of(not.error()));
      case TypedDate.Date read -> leave(visitor, asked, read.date());
    };
  }

  private ModelAndView leave(Visitor visitor, LeaveForm asked, LocalDate leavesOn) {
    try {
      long position =
          commands.leave(visitor, asked.key(), asked.partnership(), asked.member(), leavesOn);
      return MembersController.left(asked.partnership(), asked.member(), position);
    } catch (Failure.Refused refused) {
      return show(visitor, asked, pages.errors(refused, "day"));
    }
  }

  private ModelAndView show(Visitor visitor, LeaveForm asked, List<FieldError> errors) {
    Members members = query.members(visitor, asked.partnership(), 0);
    Members.Present present =
        members.members().stream()
            .filter(one -> one.member().equals(asked.member()))
            .findFirst()
            .orElseThrow(() -> new Failure.NotFound("member"));
    ModelAndView page = pages.page("member/leave", visitor, asked.partnership());
    page.addObject("member", asked.member());
    page.addObject("name", PersonNames.of(present, words));
    page.addObject(
        "lasting", LastCoordinator.of(members).filter(asked.member()::equals).isPresent());
    page.addObject("key", asked.key());
    page.addObject("typed", asked.typed());
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }
}
