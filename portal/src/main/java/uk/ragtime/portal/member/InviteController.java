package uk.ragtime.portal.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.CommandService;
import uk.ragtime.portal.api.CommandService.IssuedInvitation;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Invites a person: the form, and the code that is shown once. */
@Controller
class InviteController {
  private static final String ADDRESS = "/{partnership:" + Codes.SLUG + "}/members/invite";

  private final QueryService query;
  private final CommandService commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  InviteController(
      QueryService query, CommandService commands, FormPages pages, Words words, Clock clock) {
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** A visitor who may not see the members may not see the form. */
  @GetMapping(ADDRESS)
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String member) {
    Members members = query.members(visitor, partnership, 0);
    InvitationForm form =
        members.invitations().stream()
            .filter(invited -> invited.member().equals(member))
            .findFirst()
            .map(InvitationForm::again)
            .orElseGet(InvitationForm::empty);
    return show(visitor, partnership, form, List.of());
  }

  @PostMapping(ADDRESS)
  ModelAndView invite(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute InvitationForm form) {
    List<FieldError> errors = form.errors(query.agencies(visitor, partnership));
    if (!errors.isEmpty()) {
      return show(visitor, partnership, form, errors);
    }
    LocalDate today = LocalDate.now(clock);
    try {
      IssuedInvitation invited =
          commands.invite(
              visitor, form.sentKey(), partnership, form.memberCode(), form.invitation(today));
      return invited(visitor, partnership, form, invited);
    } catch (Failure.Refused refused) {
      return show(visitor, partnership, form, pages.errors(refused, "submit"));
    }
  }

  private ModelAndView invited(
      Visitor visitor, String partnership, InvitationForm form, IssuedInvitation invited) {
    ModelAndView page = pages.page("member/invited", visitor, partnership);
    page.addObject("name", form.name());
    page.addObject("code", invited.code());
    page.addObject("until", words.day(form.invitation(LocalDate.now(clock)).expiresOn()));
    page.addObject("roles", ChangeSummary.roles(form.orderedRoles(), words));
    page.addObject(
        "agencies",
        form.ratesForAgencies()
            ? ChangeSummary.agencies(
                List.copyOf(form.agencies()), query.agencies(visitor, partnership), words)
            : null);
    page.addObject(
        "link",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/join")
            .queryParam("partnership", partnership)
            .toUriString());
    page.addObject("position", invited.position());
    return page;
  }

  private ModelAndView show(
      Visitor visitor, String partnership, InvitationForm form, List<FieldError> errors) {
    ModelAndView page = pages.page("member/invite", visitor, partnership);
    page.addObject("form", form);
    page.addObject("roles", Role.values());
    page.addObject(
        "agencies",
        query.agencies(visitor, partnership).stream()
            .filter(it -> it.isInUse() || form.agencies().contains(it.agency()))
            .toList());
    page.addObject("periods", InvitationForm.DAYS);
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }
}
