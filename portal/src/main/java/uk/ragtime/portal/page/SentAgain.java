package uk.ragtime.portal.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.FirstAnswer;

/**
 * Form that a page answers, to be sent again with all its fields when the other language is chosen:
 * a link would lose them. Nothing is recorded by it ({@link FirstAnswer}).
 */
@Component("sentAgain")
public class SentAgain {
  /** Hidden field with the answer that the form's command was given. */
  public static final String ANSWER = "_answer";

  private static final String WITHHELD = SentAgain.class.getName() + ".withheld";
  private static final String REPLACED = SentAgain.class.getName() + ".replaced";

  SentAgain() {}

  /**
   * A field of the form.
   *
   * @param name may occur more than once
   */
  public record Field(String name, String value) {}

  /** Keeps a form with a secret, which no page shows again, from being sent again. */
  public static void withhold(HttpServletRequest request) {
    request.setAttribute(WITHHELD, true);
  }

  /** Replaces a field by what the page has made of it, such as the text of a file. */
  public static void replace(HttpServletRequest request, String name, String value) {
    request.setAttribute(REPLACED, new Field(name, value));
  }

  /** Whether the page answers a form; the page of an error may come before it was read. */
  public boolean possible() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        && HttpMethod.POST.matches(attributes.getRequest().getMethod())
        && attributes.getRequest().getDispatcherType() == DispatcherType.REQUEST
        && attributes.getRequest().getAttribute(WITHHELD) == null
        && attributes.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod;
  }

  /** Value of {@link #ANSWER}; null if its command was carried out. */
  public @Nullable String answer() {
    return FirstAnswer.remembered().map(FirstAnswer::written).orElse(null);
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
