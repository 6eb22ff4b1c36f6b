package uk.ragtime.portal.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * Refuses a request whose parameters cannot be read: one that is no form, a form that is too large,
 * a broken multipart body, bytes that are not UTF-8, NUL. Read later, they would seem to be
 * missing, the token against forgery among them, and each attempt to read them, the error page's as
 * well, would fail and be logged with its values. Methods that no page takes are refused likewise.
 */
final class UnreadableRequestFilter implements Filter {
  private static final String MULTIPART = "multipart/";
  private static final int READABLE = 0;

  /** Browsers send no others. */
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private static final String ALLOWED = "GET, HEAD, POST";
  private static final Set<String> FORMS =
      Set.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);
  private static final String REFUSED = UnreadableRequestFilter.class.getName() + ".refused";
  private static final String WITH_FILE = UnreadableRequestFilter.class.getName() + ".file";

  private final DataSize limit;

  UnreadableRequestFilter(DataSize limit) {
    this.limit = limit;
  }

  /** Whether the request that was refused is one of a form that takes files. */
  static boolean hadFile(ServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(WITH_FILE));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean ofError = request.getDispatcherType() == DispatcherType.ERROR;
    int refusal = refusalOf(request);
    // Those before what could not be read are there by now, the others are not.
    if (ofError && (refusal != READABLE || request.getAttribute(REFUSED) != null)) {
      chain.doFilter(new WithoutParameters((HttpServletRequest) request), response);
    } else if (refusal == READABLE) {
      chain.doFilter(request, response);
    } else {
      request.setAttribute(REFUSED, true);
      request.setAttribute(WITH_FILE, isMultipart(request));
      if (refusal == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
        ((HttpServletResponse) response).setHeader(HttpHeaders.ALLOW, ALLOWED);
      }
      ((HttpServletResponse) response).sendError(refusal);
    }
  }

  /** Status of the refusal; {@link #READABLE} if there is none. */
  private int refusalOf(ServletRequest request) {
    String method = ((HttpServletRequest) request).getMethod();
    if (!METHODS.contains(method)) {
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    if (HttpMethod.POST.matches(method) && !isForm(request)) {
      return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    return isTooLarge(request)
        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
        : refusalOfParameters(request);
  }

  /** Whether the body, if there is one, is that of a form. */
  private static boolean isForm(ServletRequest request) {
    String type = request.getContentType();
    if (type == null) {
      return true;
    }
    int end = type.indexOf(';');
    return FORMS.contains(
        type.substring(0, end < 0 ? type.length() : end).strip().toLowerCase(Locale.ROOT));
  }

  private boolean isTooLarge(ServletRequest request) {
    return isMultipart(request) && request.getContentLengthLong() > limit.toBytes();
  }

  private static boolean isMultipart(ServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MULTIPART);
  }

  /** Reads the parameters for all that follow. */
  private static int refusalOfParameters(ServletRequest request) {
    try {
      return request.getParameterMap().entrySet().stream()
              .anyMatch(UnreadableRequestFilter::containsNul)
          ? HttpServletResponse.SC_BAD_REQUEST
          : READABLE;
    } catch (InvalidParameterException e) {
      return e.getErrorCode();
    }
  }

  /** No browser sends NUL, no database holds it, and a page that shows it again is no HTML. */
  private static boolean containsNul(Map.Entry<String, String[]> parameter) {
    return parameter.getKey().indexOf('\0') >= 0
        || Arrays.stream(parameter.getValue()).anyMatch(value -> value.indexOf('\0') >= 0);
  }

  /**
   * Request as the error page sees it: reading the form would fail once more. It keeps the language
   * that its address names.
   */
  private static final class WithoutParameters extends HttpServletRequestWrapper {
    WithoutParameters(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(ChosenLanguage.PARAMETER) ? language() : null;
    }

    private @Nullable String language() {
      String query = Objects.requireNonNullElse(getQueryString(), "");
      return Stream.of(Language.values())
          .map(Language::code)
          .filter(code -> List.of(query.split("&")).contains(ChosenLanguage.PARAMETER + "=" + code))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }
}
