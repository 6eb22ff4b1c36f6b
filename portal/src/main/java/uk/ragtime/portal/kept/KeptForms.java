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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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

  private static final String ATTRIBUTE = "kept-form";

  /** Long enough to sign in again and to look it through. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final FormKey key;
  private final Clock clock;
  private final ObjectProvider<RequestMappingHandlerMapping> pages;

  KeptForms(
      FormKey key,
      Clock clock,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> pages) {
    this.key = key;
    this.clock = clock;
    this.pages = pages;
  }

  /** Whether the page being made shows a form that was kept. */
  public boolean shown() {
    return shownForm().isPresent();
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
    return keep(request, false);
  }

  /** The same for a form that a service did not answer. */
  public Optional<String> keepUnanswered(HttpServletRequest request) {
    return keep(request, true);
  }

  private Optional<String> keep(HttpServletRequest request, boolean unanswered) {
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
    Optional<String> own = referring(request).or(() -> Optional.of(action));
    Optional<String> page =
        own.filter(this::isPage).or(() -> nearest(pathOf(own.get()))).or(() -> nearest(action));
    page.ifPresent(it -> {
      boolean nearest = !it.equals(own.get());
      request
          .getSession()
          .setAttribute(
              ATTRIBUTE,
              new KeptForm(
                  owner.get(),
                  action,
                  pathOf(it),
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
    if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof KeptForm kept)) {
      return true;
    }
    Optional<OidcUser> person = person();
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

  private static boolean isSent(HttpServletRequest request, KeptForm kept) {
    return HttpMethod.POST.matches(request.getMethod()) && kept.action().equals(path(request));
  }

  /** The nearest page above a path that is none: of a partnership, never the first one. */
  private Optional<String> nearest(String path) {
    String above = path;
    while (above.lastIndexOf('/') > 0) {
      if (isPage(above)) {
        return Optional.of(above);
      }
      above = above.substring(0, above.lastIndexOf('/'));
    }
    return Optional.empty();
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

  private boolean isPage(String page) {
    RequestMappingHandlerMapping mapping = pages.getObject();
    PathContainer parsed = PathContainer.parsePath(pathOf(page));
    return mapping.getHandlerMethods().keySet().stream()
        .anyMatch(info -> takesGet(info) && matches(info, parsed));
  }

  private static boolean takesGet(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
  }

  private static boolean matches(RequestMappingInfo info, PathContainer path) {
    var patterns = info.getPathPatternsCondition();
    return patterns != null
        && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
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

  private static String pathOf(String page) {
    int query = page.indexOf('?');
    return query < 0 ? page : page.substring(0, query);
  }
}
