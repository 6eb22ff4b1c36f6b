package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import uk.ragtime.portal.api.Me;

/** Details of the visitor in the frame of every page, error pages included. */
@Component("pageFrame")
public class PageFrame {
  private static final String NAVIGATION = PageFrame.class.getName() + ".navigation";
  private static final String MEMBER_NAME = PageFrame.class.getName() + ".memberName";

  /** Length of a date such as 2026-11-30. */
  private static final int ISO_DAY = 10;

  /** Parameter of a page to which a closed form redirected. */
  static final String CLOSED = "closed";

  static final String CLOSED_FORM = "form";
  static final String NOTHING_LEFT = "nothing";

  private final Words words;
  private final Clock clock;

  PageFrame(Words words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  /** Whether the visitor asked for a form that is not open. */
  public boolean cameFromClosedForm() {
    return cameFrom(CLOSED_FORM);
  }

  /** Whether the visitor asked for a page on which nothing is left to be done. */
  public boolean cameFromNothingLeft() {
    return cameFrom(NOTHING_LEFT);
  }

  private static boolean cameFrom(String what) {
    return current().filter(request -> what.equals(request.getParameter(CLOSED))).isPresent();
  }

  public boolean signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof OidcUser;
  }

  /**
   * Remembers the visitor's name as a member, for this page and others of the session, and what the
   * visitor may open in the partnership.
   *
   * @param partnership null for a page that is of none
   */
  public void remember(Me me, @Nullable String partnership) {
    RequestAttributes request = RequestContextHolder.currentRequestAttributes();
    Navigation.of(me, partnership)
        .ifPresent(bar -> request.setAttribute(NAVIGATION, bar, RequestAttributes.SCOPE_REQUEST));
    rememberName(me.visitorName(partnership).orElse(null), request);
  }

  /** Only if it is another: each value that is set is written to the database of sessions. */
  private static void rememberName(@Nullable String name, RequestAttributes request) {
    if (Objects.equals(name, request.getAttribute(MEMBER_NAME, RequestAttributes.SCOPE_SESSION))) {
      return;
    }
    if (name == null) {
      request.removeAttribute(MEMBER_NAME, RequestAttributes.SCOPE_SESSION);
    } else {
      request.setAttribute(MEMBER_NAME, name, RequestAttributes.SCOPE_SESSION);
    }
  }

  /**
   * The visitor's name as a member, or at the issuer if no page has asked for it yet; empty if
   * nobody is signed in.
   */
  public String visitor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
      return "";
    }
    return Stream.of(
            memberName(), user.getFullName(), user.getPreferredUsername(), user.getSubject())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static @Nullable String memberName() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (String) request.getAttribute(MEMBER_NAME, RequestAttributes.SCOPE_SESSION);
  }

  /** Bar of the partnership that the page is of; null if no page has asked who is visiting. */
  public @Nullable Navigation navigation() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (Navigation) request.getAttribute(NAVIGATION, RequestAttributes.SCOPE_REQUEST);
  }

  /**
   * The bar as HTML; null if no page has asked who is visiting.
   *
   * @param root address of the portal, which ends with a slash
   */
  public @Nullable Markup bar(String root) {
    Navigation bar = navigation();
    String path =
        current()
            .map(request -> request.getRequestURI().substring(request.getContextPath().length()))
            .orElse("");
    return bar == null ? null : bar.markup(path, words, root);
  }

  /** Sentences for a printed page: when it was made, of which day, and its address. */
  public List<String> stamp() {
    List<String> stamp = new ArrayList<>();
    stamp.add(words.say("stamp.printed", words.moment(clock.instant())));
    current()
        .ifPresent(request -> {
          day(request, "asOf").ifPresent(day -> stamp.add(words.say("stamp.as-of", day)));
          day(request, "knownAt").ifPresent(day -> stamp.add(words.say("stamp.known-at", day)));
        });
    return stamp;
  }

  /** Address of the page, as it is printed. */
  public String address() {
    return current()
        .map(ServletUriComponentsBuilder::fromRequest)
        .map(address ->
            address
                .replaceQueryParam(ChosenLanguage.PARAMETER)
                .replaceQueryParam(CLOSED)
                .build()
                .toUriString())
        .orElse("");
  }

  /** Seconds without a request after which the session ends. */
  public int sessionSeconds() {
    return current()
        .map(request -> request.getSession(false))
        .map(HttpSession::getMaxInactiveInterval)
        .orElse(0);
  }

  /** The request that the page answers; empty outside of one. */
  static Optional<HttpServletRequest> current() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? Optional.of(attributes.getRequest())
        : Optional.empty();
  }

  /** Day in an address, as people write it; one that is none is left out. */
  private Optional<String> day(HttpServletRequest request, String parameter) {
    String value = request.getParameter(parameter);
    if (value == null || value.length() < ISO_DAY) {
      return Optional.empty();
    }
    try {
      return Optional.of(words.day(LocalDate.parse(value.substring(0, ISO_DAY))));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  public Language otherLanguage() {
    return Language.current().other();
  }

  /**
   * Address of this page in the other language, relative to it: the same for the page of an error,
   * behind any proxy, and without the names that the address may hold.
   */
  public String inOtherLanguage() {
    return ServletUriComponentsBuilder.fromCurrentRequest()
        .scheme(null)
        .host(null)
        .port(null)
        .replacePath(null)
        .replaceQueryParam(ChosenLanguage.PARAMETER, otherLanguage().code())
        .build()
        .toUriString();
  }

  /** Path and parameters of this page, without the language. */
  public String here() {
    UriComponents address =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam(ChosenLanguage.PARAMETER)
            .build();
    String query = address.getQuery();
    return path() + (query == null ? "" : "?" + query);
  }

  /** Path of this page. */
  public String path() {
    return current().map(HttpServletRequest::getRequestURI).orElse("/");
  }

  public String correlationId() {
    return Correlation.current();
  }
}
