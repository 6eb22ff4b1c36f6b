package uk.ragtime.portal.api;

/**
 * The signed-in person behind a request. Controllers take it as an argument; a visitor whose token
 * has expired is sent to sign in, and returns to the same page.
 *
 * @param accessToken token for the services; never logged, never shown
 * @param correlationId identifies this request in the logs of all services
 */
public record Visitor(String accessToken, String correlationId) {

  @Override
  public String toString() {
    return "Visitor[" + correlationId + "]";
  }
}
