package uk.ragtime.portal.address;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request whose forwarding headers are those of its public address, or none. */
final class AddressedRequest extends HttpServletRequestWrapper {
  private static final String STANDARD = "forwarded";
  private static final String COMMON = "x-forwarded-";

  private final Map<String, String> forwarded;

  AddressedRequest(HttpServletRequest request, Optional<PublicAddress> address) {
    super(request);
    this.forwarded =
        address
            .map(known ->
                Map.of(
                    "x-forwarded-proto", known.scheme(),
                    "x-forwarded-host", known.host(),
                    "x-forwarded-port", Integer.toString(known.portOrUsual()),
                    "x-forwarded-prefix", known.path()))
            .orElse(Map.of());
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isForwarding(name) ? forwarded.get(lower(name)) : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isForwarding(name)
        ? Collections.enumeration(Optional.ofNullable(forwarded.get(lower(name))).stream().toList())
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    TreeSet<String> names = new TreeSet<>(Collections.list(super.getHeaderNames()));
    names.removeIf(AddressedRequest::isForwarding);
    names.addAll(forwarded.keySet());
    return Collections.enumeration(names);
  }

  private static boolean isForwarding(String name) {
    return lower(name).equals(STANDARD) || lower(name).startsWith(COMMON);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
