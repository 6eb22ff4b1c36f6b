package uk.ragtime.portal.api;

/**
 * The signed-in person behind one request. Controllers ask for it as a parameter; whoever's token
 * has run out is sent to sign in and comes back to the same page.
 *
 * @param accessToken what the query service is asked with; never logged, never shown
 * @param correlationId what this request is known by in every service's log
 */
public record Visitor(String accessToken, String correlationId) {

  @Override
  public String toString() {
    return "Visitor[" + correlationId + "]";
  }
}
