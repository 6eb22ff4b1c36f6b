package uk.ragtime.portal.address;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Gives every request the portal's public address, from which redirects, links and the saved page
 * are made: the configured one, or that of a trusted proxy's headers. Spring's filter applies it
 * and is handed nothing but what was understood.
 */
final class PublicAddressFilter implements Filter {
  /** The request's {@link PublicAddress}, where it has one. */
  static final String ATTRIBUTE = PublicAddress.class.getName();

  private final Optional<PublicAddress> configured;
  private final List<IpAddressMatcher> proxies;
  private final ForwardedHeaderFilter spring = new ForwardedHeaderFilter(false);

  /**
   * @param configured always holds, whatever headers come
   * @param proxies whose headers count where nothing is configured
   */
  PublicAddressFilter(Optional<PublicAddress> configured, List<IpAddressMatcher> proxies) {
    this.configured = configured;
    this.proxies = List.copyOf(proxies);
    spring.setUseForwardedPrefix(true);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<PublicAddress> address = configured.or(() -> forwarded(http));
    address.ifPresent(known -> http.setAttribute(ATTRIBUTE, known));
    spring.doFilter(new AddressedRequest(http, address), response, chain);
  }

  private Optional<PublicAddress> forwarded(HttpServletRequest request) {
    if (proxies.stream().noneMatch(proxy -> proxy.matches(request))) {
      return Optional.empty();
    }
    return ForwardedHeaders.read(
        name -> String.join(",", Collections.list(request.getHeaders(name))),
        request.getScheme(),
        request.getContextPath());
  }
}
