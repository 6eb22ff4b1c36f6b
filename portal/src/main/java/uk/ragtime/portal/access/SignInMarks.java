package uk.ragtime.portal.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import uk.ragtime.portal.session.SessionMarks;

/** Marks of the sessions that a sign-in made, and of those that a sign-out at the issuer ends. */
final class SignInMarks {

  private SignInMarks() {}

  /** Marks of a session: its person and, if the issuer names it, its sign-in. */
  static Set<String> of(OidcUser user) {
    Map<String, Object> claims = user.getClaims();
    String issuer = String.valueOf(claims.get("iss"));
    String subject = String.valueOf(claims.get("sub"));
    Set<String> marks = new TreeSet<>();
    marks.add(person(issuer, subject));
    Object signIn = claims.get("sid");
    marks.add(
        signIn == null ? personWithoutSignIn(issuer, subject) : signIn(issuer, signIn.toString()));
    return marks;
  }

  /**
   * Marks of sessions to end: of one sign-in where it is named, else of the person. A session whose
   * sign-in the issuer did not name is found by the person in any case.
   */
  static Set<String> ended(String issuer, Optional<String> subject, Optional<String> signIn) {
    Set<String> marks = new TreeSet<>();
    signIn.ifPresent(it -> marks.add(signIn(issuer, it)));
    subject.ifPresent(
        it -> marks.add(signIn.isPresent() ? personWithoutSignIn(issuer, it) : person(issuer, it)));
    return marks;
  }

  private static String person(String issuer, String subject) {
    return SessionMarks.of("person", issuer, subject);
  }

  private static String personWithoutSignIn(String issuer, String subject) {
    return SessionMarks.of("person without sign-in", issuer, subject);
  }

  private static String signIn(String issuer, String signIn) {
    return SessionMarks.of("sign-in", issuer, signIn);
  }
}
