package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Form that a page answers, to be sent again with all its fields when the other language is chosen:
 * a link would lose them.
 */
@Component("sentAgain")
public class SentAgain {
  private static final String REPLACED = SentAgain.class.getName() + ".replaced";

  SentAgain() {}

  /**
   * A field of the form.
   *
   * @param name may occur more than once
   */
  public record Field(String name, String value) {}

  /** Replaces a field by what the page has made of it, such as the text of a file. */
  public static void replace(HttpServletRequest request, String name, String value) {
    request.setAttribute(REPLACED, new Field(name, value));
  }

  /** Whether the page answers a form that records nothing. */
  public boolean possible() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        && HttpMethod.POST.matches(attributes.getRequest().getMethod())
        && attributes.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod handler
        && handler.hasMethodAnnotation(ShowsOnly.class);
  }

  /** Fields, without the portal's own and those that the address has. */
  public List<Field> fields() {
    HttpServletRequest request =
        ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    Set<String> inAddress =
        UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .build()
            .getQueryParams()
            .keySet();
    return request.getParameterMap().entrySet().stream()
        .filter(field -> !field.getKey().startsWith("_") && !inAddress.contains(field.getKey()))
        .flatMap(field -> replaced(field, request).stream())
        .toList();
  }

  private static List<Field> replaced(
      Map.Entry<String, String[]> field, HttpServletRequest request) {
    return request.getAttribute(REPLACED) instanceof Field by && by.name().equals(field.getKey())
        ? List.of(by)
        : Arrays.stream(field.getValue()).map(value -> new Field(field.getKey(), value)).toList();
  }
}
