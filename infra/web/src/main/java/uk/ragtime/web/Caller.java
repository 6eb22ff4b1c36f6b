package uk.ragtime.web;

/**
 * Who calls, as the bearer token says it. Controllers take it as an argument.
 *
 * @param issuer the token's {@code iss}
 * @param subject the token's {@code sub}; personal data, so never log it
 */
public record Caller(String issuer, String subject) {
  @Override
  public String toString() {
    return "Caller[of " + issuer + "]";
  }
}
