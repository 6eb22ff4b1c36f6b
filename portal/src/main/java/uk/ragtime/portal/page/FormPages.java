package uk.ragtime.portal.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;

/** Shared by pages of a partnership that have forms. */
@Component
public class FormPages {
  /** Id of the button of a form. */
  private static final String SUBMIT = "submit";

  private static final String SAVED_BEFORE = "refused." + Failure.KEY_REUSED;

  private final QueryService query;
  private final PageFrame frame;
  private final Words words;

  FormPages(QueryService query, PageFrame frame, Words words) {
    this.query = query;
    this.frame = frame;
    this.words = words;
  }

  /** A page with the name of its partnership. */
  public ModelAndView page(String template, Visitor visitor, String partnership) {
    return page(template, query.me(visitor), partnership);
  }

  public ModelAndView page(String template, Me me, String partnership) {
    frame.remember(me, partnership);
    ModelAndView page = new ModelAndView(template);
    page.addObject("partnership", partnership);
    page.addObject("partnershipName", me.titleOf(partnership));
    return page;
  }

  /**
   * Adds errors to a page, in order and by field, and the status that goes with them. A form that
   * was saved before and has changed since says that on every page, whatever else is told of it.
   */
  public static ModelAndView with(
      List<FieldError> errors, HttpStatus otherwise, ModelAndView page) {
    boolean savedBefore = !errors.isEmpty() && FormKeys.isUsed();
    List<FieldError> shown =
        savedBefore ? List.of(new FieldError(SAVED_BEFORE, errors.getFirst().field())) : errors;
    return told(shown, savedBefore ? HttpStatus.CONFLICT : otherwise, page);
  }

  /**
   * The thing that a form makes once exists already, mostly from the same form: sending it again
   * would save nothing more. Its page says so in place of all else, and leads to what is saved.
   */
  public enum SavedAlready {
    /** It can be changed there. */
    CHANGEABLE,
    /** It stays as it is. */
    FIXED;

    /**
     * @param address of what is saved
     * @param page of the form, with all that was typed
     */
    public ModelAndView on(String address, ModelAndView page) {
      page.addObject("savedAt", address);
      String problem = "saved-already." + name().toLowerCase(Locale.ROOT);
      return told(List.of(new FieldError(problem, SUBMIT)), HttpStatus.CONFLICT, page);
    }
  }

  private static ModelAndView told(List<FieldError> shown, HttpStatus wrong, ModelAndView page) {
    page.addObject("errors", shown);
    page.addObject(
        "errorOf",
        shown.stream()
            .collect(Collectors.toMap(FieldError::field, Function.identity(), (a, _) -> a)));
    page.setStatus(shown.isEmpty() ? HttpStatus.OK : wrong);
    return page;
  }

  /**
   * Redirects to a page as it is once a command is projected.
   *
   * @param path with variables in braces
   * @param position that the command returned; 0 to go there without one
   */
  public static ModelAndView redirect(String path, long position, Object... variables) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    if (position > 0) {
      address.queryParam("seen", position);
    }
    return new ModelAndView("redirect:" + address.buildAndExpand(variables).toUriString());
  }

  /**
   * Redirects from a form that is not open to a page that says so.
   *
   * @param address of the page
   */
  public static ModelAndView redirectFromClosedForm(String address) {
    return redirectFrom(PageFrame.CLOSED_FORM, address);
  }

  /**
   * Redirects from a form with nothing left to be done to a page that says so.
   *
   * @param address of the page
   */
  public static ModelAndView redirectFromNothingLeft(String address) {
    return redirectFrom(PageFrame.NOTHING_LEFT, address);
  }

  private static ModelAndView redirectFrom(String what, String address) {
    return new ModelAndView("redirect:" + address + "?" + PageFrame.CLOSED + "=" + what);
  }

  /**
   * Messages for a refusal: at each field of the form that the service names, and a general one for
   * whatever else there is.
   *
   * @param otherwise the field that a general one concerns
   */
  public List<FieldError> errors(Failure.Refused refused, String otherwise) {
    if (!refused.isRefusal(Failure.INVALID_FIELD) || refused.violations().isEmpty()) {
      return List.of(error(refused, otherwise));
    }
    RefusedFields form = RefusedFields.ofRequest();
    return refused.violations().stream()
        .map(violation ->
            form.error(violation)
                .filter(named -> words.has(named.problem()))
                .orElseGet(() -> error(refused, otherwise)))
        .distinct()
        .toList();
  }

  /** Message for a refusal, or a general one if there is none for its code. */
  private FieldError error(Failure.Refused refused, String field) {
    String known = "refused." + refused.code();
    return new FieldError(words.has(known) ? known : "refused.other", field);
  }

  /**
   * A command that failed, as its form tells it.
   *
   * @param errors at least one
   * @param status of the form's page
   */
  public record Failed(List<FieldError> errors, HttpStatus status) {
    private static Failed of(String problem, HttpStatus status) {
      return new Failed(List.of(new FieldError(problem, SUBMIT)), status);
    }

    /** Whether any error is of a field, and not of the form as a whole. */
    public boolean isOfField() {
      return errors.stream().anyMatch(error -> !error.field().equals(SUBMIT));
    }
  }

  /**
   * Lets a form be shown again with all that was typed. A command whose outcome is unknown may be
   * sent again, under the same key.
   *
   * @param field that a refusal concerns
   * @throws Failure if it concerns the page and not the form
   */
  public Failed failed(Failure failure, String field) {
    return switch (failure) {
      case Failure.Refused refused ->
          new Failed(
              errors(refused, field),
              refused.isRefusal(Failure.NOTHING_RECORDED)
                  ? HttpStatus.CONFLICT
                  : HttpStatus.BAD_REQUEST);
      case Failure.Unavailable _ -> Failed.of("failed.unknown", HttpStatus.SERVICE_UNAVAILABLE);
      case Failure.TooMany _ -> Failed.of("failed.too-many", HttpStatus.TOO_MANY_REQUESTS);
      case Failure.NotFound _, Failure.Forbidden _, Failure.TokenRefused _ -> throw failure;
    };
  }

  /**
   * The same where the refusal decides on the field.
   *
   * @param fields that refusals concern, by code
   * @param otherwise the field that any other refusal concerns
   */
  public Failed failed(Failure failure, Map<String, String> fields, String otherwise) {
    String field =
        failure instanceof Failure.Refused refused
            ? Objects.requireNonNullElse(fields.get(refused.code()), otherwise)
            : SUBMIT;
    return failed(failure, field);
  }

  /**
   * Ensures that the visitor manages the members of a partnership.
   *
   * @throws Failure if not
   */
  public static void requireManager(Me me, String partnership) {
    require(me, partnership, Me.Action.MANAGE_MEMBERS);
  }

  /**
   * Ensures that the visitor is allowed an action in a partnership.
   *
   * @throws Failure if not
   */
  public static void require(Me me, String partnership, Me.Action action) {
    if (me.in(partnership).isEmpty()) {
      throw new Failure.NotFound(partnership);
    }
    if (!me.may(partnership, action)) {
      throw new Failure.Forbidden(partnership);
    }
  }
}
