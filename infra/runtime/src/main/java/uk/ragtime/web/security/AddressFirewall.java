package uk.ragtime.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Refuses addresses that hold what a database cannot, and distinguishes control characters. */
final class AddressFirewall extends StrictHttpFirewall {
  private static final Pattern ENCODED_CONTROL = Pattern.compile("%(?:[01][0-9a-fA-F]|7[fF])");

  /** An address whose path contains an encoded control character. */
  static final class ControlCharacterException extends RequestRejectedException {
    private static final long serialVersionUID = 1L;

    ControlCharacterException() {
      super("The path contains an encoded control character");
    }
  }

  AddressFirewall() {
    setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
  }

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    if (ENCODED_CONTROL.matcher(request.getRequestURI()).find()) {
      throw new ControlCharacterException();
    }
    return super.getFirewalledRequest(request);
  }
}
