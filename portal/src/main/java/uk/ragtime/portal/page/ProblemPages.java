package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.view.RedirectView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.kept.KeptForms;

/** Shows a page for each kind of failure. None reveals more than the others. */
@ControllerAdvice
public class ProblemPages {

  /** As long as the page asks people to wait. */
  private static final String RETRY_SECONDS = "60";

  /** Kind of the page about what is sent to a page and is no form of it. */
  static final String NO_FORM = "no-form";

  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

  private final KeptForms kept;
  private final PageFrame frame;

  ProblemPages(KeptForms kept, PageFrame frame) {
    this.kept = kept;
    this.frame = frame;
  }

  public static ModelAndView unavailable() {
    return page(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }

  @ExceptionHandler
  ModelAndView notFound(Failure.NotFound failure) {
    return page(HttpStatus.NOT_FOUND, "not-found");
  }

  /** An address or a form that no page has. */
  @ExceptionHandler({
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestParameterException.class,
    BindException.class,
    BrokenFormException.class
  })
  ModelAndView unreadable(HttpServletRequest request) {
    return WebPages.isReading(request.getMethod())
        ? page(HttpStatus.NOT_FOUND, "not-found")
        : page(HttpStatus.BAD_REQUEST, "broken-form");
  }

  /**
   * The address that a form was sent to, which the browser keeps when the form is shown again:
   * asked for once more, it leads to the page above.
   */
  @ExceptionHandler
  ModelAndView formAddress(
      HttpRequestMethodNotSupportedException refused,
      HttpServletRequest request,
      HttpServletResponse response) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    int end = path.lastIndexOf('/');
    boolean visited =
        HttpMethod.GET.matches(refused.getMethod()) && request.getUserPrincipal() != null;
    if (visited && end > 0 && !path.startsWith("//")) {
      return new ModelAndView("redirect:" + path.substring(0, end));
    }
    refused
        .getHeaders()
        .forEach((name, values) -> values.forEach(it -> response.addHeader(name, it)));
    return page(
        HttpStatus.METHOD_NOT_ALLOWED,
        WebPages.isReading(refused.getMethod()) ? "not-found" : NO_FORM);
  }

  /** An address that no page has; with a slash at its end, it leads to the one without. */
  @ExceptionHandler
  ModelAndView noPage(NoHandlerFoundException refused, HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean reads = WebPages.isReading(refused.getHttpMethod());
    if (!reads || path.length() == 1 || !path.endsWith("/") || path.startsWith("//")) {
      return page(HttpStatus.NOT_FOUND, "not-found");
    }
    String query = request.getQueryString();
    RedirectView without =
        new RedirectView(
            path.substring(0, path.length() - 1) + (query == null ? "" : "?" + query), true);
    without.setExpandUriTemplateVariables(false);
    return new ModelAndView(without);
  }

  @ExceptionHandler
  ModelAndView forbidden(Failure.Forbidden failure) {
    Navigation bar = frame.navigation();
    return bar != null && bar.setsUp()
        ? page(HttpStatus.FORBIDDEN, "forbidden-coordinator")
            .addObject("membersOf", bar.partnership())
        : page(HttpStatus.FORBIDDEN, "forbidden");
  }

  @ExceptionHandler
  ModelAndView tooMany(Failure.TooMany failure, HttpServletRequest request) {
    return keeping(request, page(HttpStatus.TOO_MANY_REQUESTS, "too-many"));
  }

  /** For pages without a form that could show the reason. */
  @ExceptionHandler
  ModelAndView refused(Failure.Refused failure) {
    log.info("{}", failure.getMessage());
    return page(HttpStatus.CONFLICT, "refused");
  }

  @ExceptionHandler
  ModelAndView unavailable(
      Failure.Unavailable failure, HttpServletRequest request, HttpServletResponse response) {
    Throwable cause = failure.getCause();
    log.warn("{}{}", failure.getMessage(), cause == null ? "" : ": " + cause.getMessage());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return keeping(request, unavailable());
  }

  /** Keeps the form that was sent, if one was, and leads to the page that shows it again. */
  private ModelAndView keeping(HttpServletRequest request, ModelAndView page) {
    if (HttpMethod.POST.matches(request.getMethod())) {
      Optional<String> again = kept.keepUnanswered(request);
      again.ifPresentOrElse(
          address -> page.addObject("again", address), () -> page.addObject("lost", true));
    }
    return page;
  }

  public static ModelAndView page(HttpStatus status, String kind) {
    ModelAndView page = new ModelAndView("page/problem", status);
    page.addObject("kind", kind);
    // Pages of what is not there and of what is another's are alike, in print as well.
    page.addObject("unstamped", true);
    return page;
  }
}
