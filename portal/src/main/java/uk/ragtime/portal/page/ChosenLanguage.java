package uk.ragtime.portal.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Takes the language of a page from its address ({@code ?lang=cy}), which can be shared, or else
 * from a cookie, which remembers the last choice. Before any choice it is the one of the two that
 * the browser prefers, and English if it names neither.
 */
final class ChosenLanguage implements LocaleResolver, HandlerInterceptor {
  static final String PARAMETER = "lang";
  static final String COOKIE = "ragtime-language";
  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return inAddress(request)
        .or(() -> inCookie(request))
        .or(() -> preferred(request))
        .orElse(Language.ENGLISH)
        .locale();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("A language is chosen by an address");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    inAddress(request).ifPresent(chosen -> remember(chosen, response));
    // A page asks for it hundreds of times, and each time address and cookies would be read.
    LocaleContextHolder.setLocale(resolveLocale(request));
    return true;
  }

  private void remember(Language chosen, HttpServletResponse response) {
    Cookie cookie = new Cookie(COOKIE, chosen.code());
    cookie.setPath("/");
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
  }

  private static Optional<Language> inAddress(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Language::of);
  }

  private static Optional<Language> inCookie(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .flatMap(cookie -> Language.of(cookie.getValue()));
  }

  private static Optional<Language> preferred(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? Optional.empty()
        : Collections.list(request.getLocales()).stream()
            .flatMap(locale -> Language.of(locale.getLanguage()).stream())
            .findFirst();
  }
}
