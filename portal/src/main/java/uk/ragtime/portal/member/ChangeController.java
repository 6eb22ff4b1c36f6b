package uk.ragtime.portal.member;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.MemberCommands;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;

/** Changes a member's name, roles and agencies: the form, then a page to check it on. */
@Controller
class ChangeController {
  private static final String ADDRESS =
      "/{partnership:" + Codes.SLUG + "}/members/{member:" + Codes.SLUG + "}/roles";

  /** A name stays out of addresses, so what was typed is sent and not linked to. */
  private static final String CHECK = ADDRESS + "/check";

  private static final String EDIT = ADDRESS + "/edit";

  private final QueryService query;
  private final MemberCommands commands;
  private final FormPages pages;
  private final Words words;

  ChangeController(QueryService query, MemberCommands commands, FormPages pages, Words words) {
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
  }

  /**
   * All that the pages are made from.
   *
   * @param lasting whether it is the last coordinator, who remains one
   */
  private record Found(
      Me me, Members.Present member, boolean lasting, List<Lists.Agency> agencies) {}

  @GetMapping(ADDRESS)
  ModelAndView form(
      Visitor visitor, @PathVariable String partnership, @PathVariable String member) {
    Found found = find(visitor, partnership, member);
    return form(partnership, found, ChangeForm.of(found.member()), false, List.of());
  }

  /** The form once more, with what was typed. */
  @PostMapping(EDIT)
  ModelAndView edit(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @ModelAttribute ChangeForm form) {
    return form(partnership, find(visitor, partnership, member), form, false, List.of());
  }

  @PostMapping(CHECK)
  ModelAndView check(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @ModelAttribute ChangeForm typed) {
    Found found = find(visitor, partnership, member);
    ChangeForm form = found.lasting() ? typed.asCoordinator() : typed;
    List<FieldError> errors = form.errors(found.agencies());
    if (!errors.isEmpty()) {
      return form(partnership, found, form, false, errors);
    }
    return form.sentVersion() != found.member().version()
        ? stale(partnership, found, form)
        : check(partnership, found, form, List.of(), HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  ModelAndView change(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @ModelAttribute ChangeForm form) {
    Found found = find(visitor, partnership, member);
    List<FieldError> errors = form.errors(found.agencies());
    if (!errors.isEmpty()) {
      return form(partnership, found, form, false, errors);
    }
    try {
      long position =
          commands.change(
              visitor, form.sentKey(), partnership, member, form.sentVersion(), form.wanted());
      boolean leavesPage = !form.roles().contains(Role.COORDINATOR) && isSelf(found, partnership);
      return leavesPage
          ? new ModelAndView("redirect:/")
          : MembersController.changed(partnership, member, position);
    } catch (Failure failure) {
      if (failure.isOvertaken()) {
        return stale(partnership, find(visitor, partnership, member), form);
      }
      FormPages.Failed failed = pages.failed(failure, "submit");
      return failed.isOfField()
          ? form(partnership, found, form, false, failed.errors())
          : check(partnership, found, form, failed.errors(), failed.status());
    }
  }

  private ModelAndView stale(String partnership, Found found, ChangeForm form) {
    return form(
        partnership,
        found,
        form.again(found.member()),
        true,
        List.of(new FieldError("change.wrong.stale", "now")));
  }

  private ModelAndView form(
      String partnership, Found found, ChangeForm form, boolean stale, List<FieldError> errors) {
    ModelAndView page = page("member/change", partnership, found, form);
    page.addObject("roles", Role.values());
    page.addObject("agencies", found.agencies());
    page.addObject("stale", stale);
    page.addObject(
        "rolesNow", ChangeSummary.roles(ChangeForm.of(found.member()).orderedRoles(), words));
    page.addObject(
        "agenciesNow", ChangeSummary.agencies(found.member().agencies(), found.agencies(), words));
    return FormPages.with(errors, stale ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, page);
  }

  private ModelAndView check(
      String partnership,
      Found found,
      ChangeForm form,
      List<FieldError> errors,
      HttpStatus status) {
    ModelAndView page = page("member/change-check", partnership, found, form);
    page.addObject("page", ChangeSummary.of(found.member(), form, found.agencies(), words));
    page.addObject("self", isSelf(found, partnership));
    page.addObject("coordinates", form.roles().contains(Role.COORDINATOR));
    return FormPages.with(errors, status, page);
  }

  private ModelAndView page(String template, String partnership, Found found, ChangeForm form) {
    ModelAndView page = pages.page(template, found.me(), partnership);
    page.addObject("member", found.member().member());
    page.addObject("name", PersonNames.of(found.member(), words));
    page.addObject("lasting", found.lasting());
    page.addObject("form", form);
    return page;
  }

  private static boolean isSelf(Found found, String partnership) {
    return found
        .me()
        .in(partnership)
        .filter(it -> it.member().equals(found.member().member()))
        .isPresent();
  }

  /** A visitor who may not see the members may not see the form. */
  private Found find(Visitor visitor, String partnership, String code) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<Members> members = requests.ask(() -> query.members(visitor, partnership, 0));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Members.Present member =
          members.get().members().stream()
              .filter(it -> it.member().equals(code))
              .findFirst()
              .orElseThrow(() -> new Failure.NotFound("member"));
      return new Found(
          me.get(),
          member,
          LastCoordinator.of(members.get()).filter(code::equals).isPresent(),
          agencies.get().stream()
              .filter(it -> it.isInUse() || member.agencies().contains(it.agency()))
              .toList());
    }
  }
}
