package uk.ragtime.web;

/**
 * Caller of a request, as the bearer token identifies it. Controllers take it as an argument.
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
