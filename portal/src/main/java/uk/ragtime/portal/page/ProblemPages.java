package uk.ragtime.portal.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;

/** Turns each kind of failure into its page. None of them says what it would not say otherwise. */
@ControllerAdvice
public class ProblemPages {

  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

  public static ModelAndView unavailable() {
    return page(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }

  @ExceptionHandler
  ModelAndView notFound(Failure.NotFound failure) {
    return page(HttpStatus.NOT_FOUND, "not-found");
  }

  @ExceptionHandler
  ModelAndView unreadable(MethodArgumentTypeMismatchException failure) {
    return page(HttpStatus.NOT_FOUND, "not-found");
  }

  @ExceptionHandler
  ModelAndView forbidden(Failure.Forbidden failure) {
    return page(HttpStatus.FORBIDDEN, "forbidden");
  }

  @ExceptionHandler
  ModelAndView unavailable(Failure.Unavailable failure) {
    Throwable cause = failure.getCause();
    log.warn("{}{}", failure.getMessage(), cause == null ? "" : ": " + cause.getMessage());
    return unavailable();
  }

  static ModelAndView page(HttpStatus status, String kind) {
    ModelAndView page = new ModelAndView("problem", status);
    page.addObject("kind", kind);
    return page;
  }
}
