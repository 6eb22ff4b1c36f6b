package uk.ragtime.launcher.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests from other machines. The host's name is checked too: a foreign page whose name
 * resolves to this machine must not sign anybody in.
 */
final class LoopbackOnlyFilter extends OncePerRequestFilter {

  private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean fromHere = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    if (!fromHere || !LOCAL_NAMES.contains(request.getServerName())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "This issuer serves its own machine.");
      return;
    }
    chain.doFilter(request, response);
  }
}
