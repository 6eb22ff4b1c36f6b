package uk.ragtime.portal.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import uk.ragtime.portal.page.PersonNames;
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
    return new ModelAndView("redirect:" + address(partnership, position).toUriString());
  }

  /** Likewise, with a word about the member who was changed. */
  static ModelAndView changed(String partnership, String member, long position) {
    return new ModelAndView(
        "redirect:" + address(partnership, position).queryParam("changed", member).toUriString());
  }

  /** Likewise, with a word about the member whose membership ends. */
  static ModelAndView left(String partnership, String member, long position) {
    return new ModelAndView(
        "redirect:" + address(partnership, position).queryParam("left", member).toUriString());
  }

  private static UriComponentsBuilder address(String partnership, long position) {
    return UriComponentsBuilder.fromPath("/")
        .pathSegment(partnership, "members")
        .queryParam("seen", position);
  }

  @GetMapping(MEMBERS)
  ModelAndView members(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(defaultValue = "") String changed,
      @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "0") long seen) {
    return show(visitor, partnership, new Shown(role, changed, left, seen), List.of());
  }

  /**
   * Part of the members that a page shows.
   *
   * @param changed code of the member who was changed a moment ago; empty for none
   * @param left likewise, of the one whose membership ends
   * @param seen position up to which events must be shown
   */
  private record Shown(@Nullable Role role, String changed, String left, long seen) {
    static final Shown ALL = new Shown(null, "", "", 0);
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
      return show(visitor, partnership, Shown.ALL, pages.errors(refused, "members"));
    }
  }

  private ModelAndView show(
      Visitor visitor, String partnership, Shown shown, List<FieldError> errors) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<Members> members =
          requests.ask(() -> query.members(visitor, partnership, shown.seen()));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      ModelAndView page = pages.page("member/members", me.get(), partnership);
      page.addObject(
          "tables",
          MemberTables.of(partnership, members.get(), shown.role(), agencies.get(), words));
      page.addObject("roles", Role.values());
      page.addObject("role", shown.role());
      page.addObject("done", done(shown, members.get()));
      return FormPages.with(errors, HttpStatus.CONFLICT, page);
    }
  }

  private @Nullable String done(Shown shown, Members members) {
    return nameOf(shown.left(), members)
        .map(name -> words.say("members.ended", name))
        .or(() -> nameOf(shown.changed(), members).map(name -> words.say("members.changed", name)))
        .orElse(null);
  }

  private Optional<String> nameOf(String member, Members members) {
    return Stream.concat(members.members().stream(), members.former().stream())
        .filter(it -> it.member().equals(member))
        .map(it -> PersonNames.of(it, words))
        .findFirst();
  }
}
