package uk.ragtime.portal.member;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.CommandService;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.SentAgain;

/** Accepts an invitation. */
@Controller
class JoinController {
  private static final FieldError UNKNOWN = new FieldError("refused.invitation-unknown", "code");

  private final CommandService commands;
  private final ReferenceData references;
  private final QueryService query;
  private final FormPages pages;

  JoinController(
      CommandService commands, ReferenceData references, QueryService query, FormPages pages) {
    this.commands = commands;
    this.references = references;
    this.query = query;
    this.pages = pages;
  }

  /** The partnership is in the address that the coordinator passes on; the code is not. */
  @GetMapping("/join")
  ModelAndView form(Visitor visitor, @RequestParam(defaultValue = "") String partnership) {
    return show(partnership, UUID.randomUUID(), List.of());
  }

  @PostMapping("/join")
  ModelAndView join(
      Visitor visitor,
      HttpServletRequest request,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String partnership,
      @RequestParam(defaultValue = "") String code) {
    SentAgain.withhold(request);
    String where = partnership.strip().toLowerCase(Locale.ROOT);
    if (!where.matches(Codes.SLUG)) {
      return show(
          partnership, key, List.of(new FieldError("join.wrong.no-partnership", "partnership")));
    }
    String typed = code.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (typed.isEmpty()) {
      return show(where, key, List.of(new FieldError("join.wrong.no-code", "code")));
    }
    try {
      long position = commands.accept(visitor, key, where, typed);
      return new ModelAndView("member/joined")
          .addObject("named", name(visitor, where, position).orElse(null));
    } catch (Failure.NotFound e) {
      return show(where, UUID.randomUUID(), List.of(UNKNOWN));
    } catch (Failure.Refused refused) {
      // A malformed code is the same mistake as one that does not exist.
      List<FieldError> errors =
          refused.isRefusal(Failure.INVALID_FIELD)
              ? List.of(UNKNOWN)
              : pages.errors(refused, "code");
      return show(where, UUID.randomUUID(), errors);
    }
  }

  /** Name of the partnership, which only its members are told; empty if it cannot be read yet. */
  private Optional<String> name(Visitor visitor, String partnership, long position) {
    try {
      references.areas(visitor, partnership, position);
      return query.me(visitor).in(partnership).map(Me.Membership::name);
    } catch (Failure.Unavailable | Failure.NotFound | Failure.TooMany _) {
      return Optional.empty();
    }
  }

  /** The code is never shown again: it grants membership until it is used. */
  private static ModelAndView show(String partnership, UUID key, List<FieldError> errors) {
    ModelAndView page = new ModelAndView("member/join");
    page.addObject("partnership", partnership);
    page.addObject("key", key);
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }
}
