package uk.ragtime.portal.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets the portal's error page answer addresses that Tomcat refuses before it knows whose they are,
 * such as those with an encoded slash or null. Otherwise Tomcat writes a page of its own.
 */
final class RefusedAddressValve extends ValveBase {
  private static final String REFUSED = RefusedAddressValve.class.getName();

  private final String contextPath;

  RefusedAddressValve(String contextPath) {
    super(true);
    this.contextPath = contextPath;
  }

  /** Whether the request came to the portal for its error page only. */
  static boolean isRefused(ServletRequest request) {
    return request.getAttribute(REFUSED) != null;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Host host = request.getHost();
    if (response.isError() && host != null && request.getContext() == null) {
      Container portal = host.findChild(contextPath);
      if (portal instanceof Context context) {
        request.setAttribute(REFUSED, true);
        request.getMappingData().context = context;
      }
    }
    getNext().invoke(request, response);
  }
}
