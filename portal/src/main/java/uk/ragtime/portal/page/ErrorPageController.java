package uk.ragtime.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.session.SessionsAway;

/** Page for errors that no other handler caught: never a trace, always a reference for support. */
@Controller
class ErrorPageController implements ErrorController {

  /** No page for an answer that broke off: what was sent of it cannot be taken back. */
  @RequestMapping("/error")
  @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null;
    }
    HttpStatus status = statusOf(request);
    String kind =
        switch (status) {
          case NOT_FOUND -> "not-found";
          case BAD_REQUEST, URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> "unreadable";
          case METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE -> ProblemPages.NO_FORM;
          case FORBIDDEN -> "expired";
          case CONTENT_TOO_LARGE ->
              UnreadableRequestFilter.hadFile(request) ? "too-large" : "too-much";
          case SERVICE_UNAVAILABLE -> unavailable(request);
          default -> "unexpected";
        };
    return ProblemPages.page(status, kind);
  }

  private static String unavailable(HttpServletRequest request) {
    if (OverloadFilter.isOverloaded(request)) {
      return "busy";
    }
    return SessionsAway.isMarked(request) ? "unavailable" : "sign-in-unavailable";
  }

  private static HttpStatus statusOf(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
      HttpStatus known = HttpStatus.resolve(code);
      return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }
    return HttpStatus.NOT_FOUND;
  }
}
