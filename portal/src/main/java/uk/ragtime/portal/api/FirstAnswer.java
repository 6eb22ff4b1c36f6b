package uk.ragtime.portal.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Answer that the command of a form was given, as a text that the form's page carries. A form that
 * is sent again only to be shown in the other language gets the same answer, and its command is not
 * sent.
 */
public record FirstAnswer(String text) {
  private static final String REMEMBERED = FirstAnswer.class.getName();
  private static final String SENT = "sent";
  private static final String UNAVAILABLE = "unavailable";
  private static final String TOO_MANY = "too-many";

  /** Code of a refusal where no command was sent at first, and now one would be. */
  private static final String NOT_SENT = "not-sent";

  /** Between a code and the fields that it is about. */
  private static final String SEPARATOR = "/";

  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9.\\[\\]]{1,64}");
  private static final int MAX_FIELDS = 10;
  private static final Pattern TEXT =
      Pattern.compile(
          "[a-z0-9-]{1,64}(?:" + SEPARATOR + FIELD.pattern() + "){0," + MAX_FIELDS + "}");

  /** Reads what a page carries; empty for a form that is sent to be carried out. */
  public static Optional<FirstAnswer> of(@Nullable String written) {
    if (written == null) {
      return Optional.empty();
    }
    String text = NOT_SENT;
    try {
      String read = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
      text = TEXT.matcher(read).matches() ? read : NOT_SENT;
    } catch (IllegalArgumentException _) {
      // Not what a page carries: nothing is sent for it either.
    }
    return Optional.of(new FirstAnswer(text));
  }

  /** As a page carries it: codes are for machines and stand nowhere in plain text. */
  public String written() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The answer for the page being made to carry; empty if its command was carried out, so that it
   * can be sent again under the same key.
   */
  public static Optional<FirstAnswer> remembered() {
    Object text = last();
    return SENT.equals(text)
        ? Optional.empty()
        : Optional.of(new FirstAnswer(text instanceof String failed ? failed : NOT_SENT));
  }

  /** Whether the last command of this request was refused for the reason that the code names. */
  public static boolean isRefusal(String code) {
    return last() instanceof String text && codeOf(text).equals(code);
  }

  private static @Nullable Object last() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : request.getAttribute(REMEMBERED, RequestAttributes.SCOPE_REQUEST);
  }

  /** Remembers that a command of this request was carried out. */
  static void remember() {
    remember(SENT);
  }

  /** Remembers that a command of this request failed. */
  static void remember(Failure failure) {
    remember(
        switch (failure) {
          case Failure.Refused refused -> withFields(refused);
          case Failure.TooMany _ -> TOO_MANY;
          case Failure.Unavailable _ -> UNAVAILABLE;
          case Failure.NotFound _, Failure.Forbidden _, Failure.TokenRefused _ -> NOT_SENT;
        });
  }

  /** Faults of a document apart, which its page finds again by their lines. */
  private static String withFields(Failure.Refused refused) {
    return Stream.concat(
            Stream.of(refused.code()),
            refused.violations().stream()
                .filter(violation -> violation.line() == null)
                .map(Failure.Violation::field)
                .filter(field -> FIELD.matcher(field).matches())
                .limit(MAX_FIELDS))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String codeOf(String text) {
    return text.split(SEPARATOR, 2)[0];
  }

  private static void remember(String text) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(REMEMBERED, text, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** The failure that it was. */
  Failure again(String path) {
    return switch (text) {
      case UNAVAILABLE -> new Failure.Unavailable(path + " is not asked again");
      case TOO_MANY -> new Failure.TooMany(path);
      default ->
          new Failure.Refused(
              codeOf(text),
              path,
              Stream.of(text.split(SEPARATOR))
                  .skip(1)
                  .map(field -> new Failure.Violation(field, "", "", null, null))
                  .toList());
    };
  }
}
