package uk.ragtime.portal.kept;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.session.FormKey;

/**
 * Keeps a form that came after the session or the token had ended, or while a service was away, and
 * shows it again on its page to the same person. It is never sent by itself.
 */
@Component("keptForms")
public class KeptForms implements HandlerInterceptor {
  /** Hidden field with the form's {@link FormMark}. */
  static final String MARK = "_opened";

  /** The {@link KeptForm} that the page being made shows. */
  static final String SHOWN = KeptForms.class.getName() + ".shown";

  /** Where a form is sent when the other language is chosen on its page, before it is sent. */
  public static final String LANGUAGE = "/account/language";

  /** Parameter of that address: the page of the form. */
  static final String PAGE = "page";

  /** Id of the form of a page that is filled in; the button of the other language sends it. */
  static final String ENTRY = "entry";

  private static final String ATTRIBUTE = "kept-form";
  private static final String SWITCHED = "switched-form";

  /** Marks a request whose page shows a form in the other language: nothing has happened to it. */
  private static final String QUIET = KeptForms.class.getName() + ".quiet";

  /** Long enough to sign in again and to look it through. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final FormKey key;
  private final Clock clock;
  private final PortalPages pages;

  KeptForms(FormKey key, Clock clock, PortalPages pages) {
    this.key = key;
    this.clock = clock;
    this.pages = pages;
  }

  /** Whether the page being made shows a form that was kept. */
  public boolean shown() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return shownForm().isPresent()
        && request != null
        && request.getAttribute(QUIET, RequestAttributes.SCOPE_REQUEST) == null;
  }

  /** Whether that page is not the one that the form was on. */
  public boolean shownNearby() {
    return shownForm().filter(KeptForm::nearest).isPresent();
  }

  /** Whether the form was kept because a service did not answer. */
  public boolean shownUnanswered() {
    return shownForm().filter(KeptForm::unanswered).isPresent();
  }

  private static Optional<KeptForm> shownForm() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(SHOWN, RequestAttributes.SCOPE_REQUEST) instanceof KeptForm kept
        ? Optional.of(kept)
        : Optional.empty();
  }

  /** Mark for the forms of a page; empty if nobody is signed in. */
  Optional<String> mark() {
    return person().map(it -> FormMark.of(it, clock.instant(), key.get()).signed(key.get()));
  }

  /**
   * Keeps the form of a request whose session or token has ended.
   *
   * @return the address of the page that shows it again; empty if it is not kept, because the
   *     portal did not make it, it is another person's, it has a file, or it is too large
   */
  public Optional<String> keep(HttpServletRequest request) {
    return keep(request, false, ATTRIBUTE);
  }

  /** The same for a form that a service did not answer. */
  public Optional<String> keepUnanswered(HttpServletRequest request) {
    return keep(request, true, ATTRIBUTE);
  }

  /**
   * Keeps a form whose page is to be shown in the other language.
   *
   * @return the address of that page; empty if the form is not kept, because the portal did not
   *     make it, it is another person's, or it is too large
   */
  public Optional<String> keepForOtherLanguage(HttpServletRequest request) {
    return keep(request, false, SWITCHED);
  }

  /** Whether a form has more text than is kept. */
  public boolean isTooLarge(HttpServletRequest request) {
    return KeptForm.fields(request.getParameterMap(), namesInAddress(request)).isEmpty();
  }

  /**
   * @param attribute of the session, under which it is kept
   */
  private Optional<String> keep(HttpServletRequest request, boolean unanswered, String attribute) {
    if (!HttpMethod.POST.matches(request.getMethod()) || !holdsTextOnly(request)) {
      return Optional.empty();
    }
    Optional<String> owner =
        Optional.ofNullable(request.getParameter(MARK))
            .flatMap(mark -> FormMark.read(mark, clock.instant(), key.get()))
            .map(FormMark::owner)
            .filter(it -> person().map(now -> isOwner(now, it)).orElse(true));
    Optional<Map<String, List<String>>> fields =
        KeptForm.fields(request.getParameterMap(), namesInAddress(request));
    if (owner.isEmpty() || fields.isEmpty()) {
      return Optional.empty();
    }
    String action = path(request);
    Optional<String> own =
        action.equals(LANGUAGE)
            ? pageOfForm(request)
            : referring(request).or(() -> Optional.of(action));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> page =
        own.filter(pages::isPage)
            .or(() -> pages.nearest(PortalPages.pathOf(own.get())))
            .or(() -> pages.nearest(action));
    page.ifPresent(it -> {
      boolean nearest = !it.equals(own.get());
      request
          .getSession()
          .setAttribute(
              attribute,
              new KeptForm(
                  owner.get(),
                  action,
                  PortalPages.pathOf(it),
                  nearest,
                  unanswered,
                  fields.get(),
                  clock.instant().plus(KEPT)));
    });
    return page;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return true;
    }
    Optional<OidcUser> person = person();
    if (person.isPresent() && showSwitched(request, session, person.get())) {
      return true;
    }
    if (!(session.getAttribute(ATTRIBUTE) instanceof KeptForm kept)) {
      return true;
    }
    boolean anothers = person.isPresent() && !isOwner(person.get(), kept.owner());
    boolean over = kept.until().isBefore(clock.instant()) || isSent(request, kept);
    if (anothers || over) {
      session.removeAttribute(ATTRIBUTE);
    } else if (person.isPresent()
        && HttpMethod.GET.matches(request.getMethod())
        && kept.page().equals(path(request))) {
      request.setAttribute(SHOWN, kept);
    }
    return true;
  }

  /** Shows a form once in the other language; what becomes of it then is up to its page. */
  private boolean showSwitched(HttpServletRequest request, HttpSession session, OidcUser person) {
    if (!HttpMethod.GET.matches(request.getMethod())
        || !(session.getAttribute(SWITCHED) instanceof KeptForm switched)
        || !switched.page().equals(path(request))) {
      return false;
    }
    session.removeAttribute(SWITCHED);
    boolean shows =
        isOwner(person, switched.owner()) && !switched.until().isBefore(clock.instant());
    if (shows) {
      request.setAttribute(SHOWN, switched);
      request.setAttribute(QUIET, true);
    }
    return shows;
  }

  /** A form that was kept on its way to the other language may be sent anywhere then. */
  private static boolean isSent(HttpServletRequest request, KeptForm kept) {
    return HttpMethod.POST.matches(request.getMethod())
        && (kept.action().equals(path(request)) || kept.action().equals(LANGUAGE));
  }

  /** Page of a form that is sent to {@link #LANGUAGE}; empty if it is none of the portal's. */
  private Optional<String> pageOfForm(HttpServletRequest request) {
    String page = request.getParameter(PAGE);
    String context = request.getContextPath();
    if (page == null || !page.startsWith(context + "/") || page.startsWith("//")) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(page.substring(context.length()));
      return address.getHost() == null && pages.isPage(address.toString())
          ? Optional.of(address.toString())
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> referring(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.REFERER);
    if (header == null) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(header);
      String context = request.getContextPath();
      String path = address.getRawPath();
      boolean ours =
          request.getServerName().equalsIgnoreCase(address.getHost())
              && path != null
              && path.startsWith(context + "/");
      if (!ours) {
        return Optional.empty();
      }
      String query = address.getRawQuery();
      return Optional.of(path.substring(context.length()) + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isOwner(OidcUser person, String owner) {
    return FormMark.ownerOf(person, key.get()).equals(owner);
  }

  private static Optional<OidcUser> person() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof OidcUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** A chosen file cannot be put back into its field, and without it the form is another one. */
  private static boolean holdsTextOnly(HttpServletRequest request) {
    MediaType type = typeOf(request);
    return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
        || (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type) && !hasFile(request));
  }

  private static @Nullable MediaType typeOf(HttpServletRequest request) {
    try {
      return request.getContentType() == null
          ? null
          : MediaType.parseMediaType(request.getContentType());
    } catch (InvalidMediaTypeException _) {
      return null;
    }
  }

  private static boolean hasFile(HttpServletRequest request) {
    try {
      return request.getParts().stream()
          .anyMatch(part -> part.getSubmittedFileName() != null && part.getSize() > 0);
    } catch (IOException | ServletException _) {
      return true;
    }
  }

  private static List<String> namesInAddress(HttpServletRequest request) {
    return List.copyOf(
        UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .build()
            .getQueryParams()
            .keySet());
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
