package uk.ragtime.portal.page;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Details of the visitor in the frame of every page, error pages included. */
@Component("pageFrame")
public class PageFrame {

  public boolean signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof OidcUser;
  }

  /** The visitor's name at the issuer; empty if nobody is signed in. */
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
