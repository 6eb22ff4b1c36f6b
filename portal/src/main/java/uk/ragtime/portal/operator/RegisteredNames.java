package uk.ragtime.portal.operator;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Names of the partnerships that were registered in the visitor's session. Operators have no list
 * of partnerships, and a name in an address could be anything.
 */
@Component
class RegisteredNames {
  private static final String ATTRIBUTE = RegisteredNames.class.getName() + ".";

  void remember(String partnership, String name) {
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(ATTRIBUTE + partnership, name, RequestAttributes.SCOPE_SESSION);
  }

  /** Whether it was registered in this session. */
  boolean knows(String partnership) {
    return find(partnership).isPresent();
  }

  /** Name of a partnership where it is known, or else its code. */
  String nameOrCode(String partnership) {
    return find(partnership).orElse(partnership);
  }

  private static Optional<String> find(String partnership) {
    return Optional.ofNullable(
            RequestContextHolder.currentRequestAttributes()
                .getAttribute(ATTRIBUTE + partnership, RequestAttributes.SCOPE_SESSION))
        .map(String.class::cast);
  }
}
