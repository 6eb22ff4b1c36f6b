package uk.ragtime.portal.session;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Marks by which sessions are found that nobody presents a cookie of. A mark is the name of a
 * session's attribute: a hash of what the issuer calls a person or a sign-in.
 */
public final class SessionMarks {
  static final String PREFIX = "mark:";

  private SessionMarks() {}

  /**
   * A mark.
   *
   * @param kind of what it stands for
   * @param parts of the name, which no line break joins
   */
  public static String of(String kind, String... parts) {
    String name = kind + "\n" + String.join("\n", parts);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Replaces the marks that a session had. */
  public static void put(HttpSession session, Set<String> marks) {
    List<String> names = Collections.list(session.getAttributeNames());
    names.stream()
        .filter(name -> name.startsWith(PREFIX) && !marks.contains(name))
        .forEach(session::removeAttribute);
    marks.forEach(mark -> session.setAttribute(mark, true));
  }
}
