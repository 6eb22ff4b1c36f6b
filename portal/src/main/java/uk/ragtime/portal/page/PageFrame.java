package uk.ragtime.portal.page;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** What the frame around every page, error pages included, shows of the visitor. */
@Component("pageFrame")
public class PageFrame {

  public boolean signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof OidcUser;
  }

  /** The name the issuer knows the visitor by; empty where nobody is signed in. */
  public String visitor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
      return "";
    }
    return Stream.of(user.getFullName(), user.getPreferredUsername(), user.getSubject())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  public String correlationId() {
    return Correlation.current();
  }
}
