package uk.ragtime.portal.page;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uk.ragtime.portal.api.Me;

/** Details of the visitor in the frame of every page, error pages included. */
@Component("pageFrame")
public class PageFrame {
  private static final String NAVIGATION = PageFrame.class.getName() + ".navigation";
  private static final String MEMBER_NAME = PageFrame.class.getName() + ".memberName";

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
    me.visitorName(partnership)
        .ifPresentOrElse(
            name -> request.setAttribute(MEMBER_NAME, name, RequestAttributes.SCOPE_SESSION),
            () -> request.removeAttribute(MEMBER_NAME, RequestAttributes.SCOPE_SESSION));
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

  public String correlationId() {
    return Correlation.current();
  }
}
