package uk.ragtime.web.problem;

import java.util.Map;

/**
 * What every answer says to browsers, whoever gives it, Tomcat's own refusals included: that these
 * are data, to be shown in no page and kept by nobody who is not told to. Whether to insist on TLS
 * (HSTS) is said where TLS ends, which is not here.
 */
public final class GuardingHeaders {
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

  private GuardingHeaders() {}
}
