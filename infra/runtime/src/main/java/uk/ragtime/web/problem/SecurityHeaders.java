package uk.ragtime.web.problem;

import java.util.Map;

/**
 * Headers of every answer, Tomcat's own refusals included: browsers must treat these as data, show
 * them in no page, and store none without being told to. Whether to insist on TLS (HSTS) is said
 * where TLS ends, which is not here.
 */
public final class SecurityHeaders {
  /** By their names. */
  public static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private SecurityHeaders() {}
}
