package uk.ragtime.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/** Body of a request, strictly UTF-8. Handlers may take it as an argument. */
public final class BodyReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final Pattern DUPLICATE = Pattern.compile("^Duplicate [^\"]*\"([^\"]{1,64})\"");

  private final @Nullable String type;
  private final @Nullable String encoding;
  private final byte[] octets;

  /**
   * @param type the {@code Content-Type}; without one, the first format of those accepted is read
   * @param encoding the {@code Content-Encoding}
   */
  public BodyReader(@Nullable String type, @Nullable String encoding, byte[] octets) {
    this.type = type;
    this.encoding = encoding;
    this.octets = octets.clone();
  }

  /**
   * Reads the body of a request; to be called once.
   *
   * @throws ProblemException malformed-request, if it breaks off
   */
  public static BodyReader of(HttpServletRequest request) {
    List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
    try {
      return new BodyReader(
          request.getContentType(),
          encodings.isEmpty() ? null : String.join(",", encodings),
          request.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw Problem.MALFORMED_REQUEST
          .because("The body broke off or is not framed as HTTP asks")
          .causedBy(e);
    }
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  /** The octets as they were sent. */
  public byte[] octets() {
    return octets.clone();
  }

  /**
   * The fields of the object that the body is.
   *
   * @throws ProblemException unsupported-media-type, body-not-utf-8, malformed-…, or invalid-field
   */
  public Fields fields(BodyFormat... accepted) {
    BodyFormat format = format(accepted);
    String text = text();
    try {
      JsonNode read = format.mapper().readTree(text);
      if (read == null || read.isMissingNode()) {
        throw format.malformed().because("A body is needed");
      }
      checkTokens(format, text);
      return Fields.of(read);
    } catch (StreamConstraintsException e) {
      throw format
          .malformed()
          .because("The body is nested too deep or has too long a value" + at(e))
          .causedBy(e);
    } catch (JacksonException e) {
      throw format
          .malformed()
          .because(
              duplicate(e).orElse("The body is not one well-formed " + format.name() + " document")
                  + at(e))
          .causedBy(e);
    }
  }

  /**
   * Refuses whatever a body says to an operation that takes none.
   *
   * @throws ProblemException as {@link #fields}, also for a field
   */
  public void requireNoFields() {
    if (!isEmpty()) {
      fields(BodyFormat.JSON).check();
    }
  }

  /** Adds line and column to violations of a body that has been read before. */
  public List<Violation> locate(List<Violation> violations, BodyFormat... accepted) {
    return BodyLocations.of(format(accepted).mapper(), text()).locate(violations);
  }

  private BodyFormat format(BodyFormat... accepted) {
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw Problem.UNSUPPORTED_MEDIA_TYPE
          .because("Send the body without a Content-Encoding")
          .withHeader("Accept-Encoding", "identity");
    }
    if (type == null) {
      return accepted[0];
    }
    try {
      MediaType parsed = MediaType.parseMediaType(type);
      if (parsed.getCharset() != null && !StandardCharsets.UTF_8.equals(parsed.getCharset())) {
        throw Problem.UNSUPPORTED_MEDIA_TYPE.because("Send the body in UTF-8");
      }
      String name = (parsed.getType() + "/" + parsed.getSubtype()).toLowerCase(Locale.ROOT);
      return Arrays.stream(accepted)
          .filter(format -> format.isOf(name))
          .findFirst()
          .orElseThrow(() -> unsupported(accepted));
    } catch (InvalidMediaTypeException e) {
      throw unsupported(accepted).causedBy(e);
    }
  }

  private static ProblemException unsupported(BodyFormat... accepted) {
    return Problem.UNSUPPORTED_MEDIA_TYPE.because(
        Arrays.stream(accepted)
            .map(BodyFormat::mediaType)
            .collect(Collectors.joining(" or ", "Send ", ", in UTF-8")));
  }

  /** A byte order mark, which editors on Windows write, is passed over. */
  private String text() {
    try {
      String text = Utf8.decode(octets, octets.length);
      if (text.indexOf('\0') >= 0) {
        throw Problem.BODY_NOT_UTF_8.because(
            "The body contains NUL, as text in UTF-16 or UTF-32 does");
      }
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.BODY_NOT_UTF_8
          .because("The body has octets that are not UTF-8; send it in UTF-8")
          .causedBy(e);
    }
  }

  private static void checkTokens(BodyFormat format, String text) {
    BodyFormat.TokenCheck check = format.tokenCheck();
    if (check == null) {
      return;
    }
    try (JsonParser parser = format.mapper().createParser(text)) {
      while (parser.nextToken() != null) {
        String refusal = check.refusal(parser);
        if (refusal != null) {
          throw format.malformed().because(refusal + at(parser.currentTokenLocation()));
        }
      }
    }
  }

  /** The name of a field that is there twice, in the parser's own words. */
  private static Optional<String> duplicate(JacksonException failure) {
    Matcher matcher = DUPLICATE.matcher(String.valueOf(failure.getOriginalMessage()));
    return matcher.find() && UnknownName.isEchoed(matcher.group(1))
        ? Optional.of("The field " + matcher.group(1) + " is there twice")
        : Optional.empty();
  }

  private static String at(JacksonException failure) {
    return at(failure.getLocation());
  }

  private static String at(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
