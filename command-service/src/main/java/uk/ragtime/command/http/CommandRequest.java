package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;
import uk.ragtime.web.limit.Limits;
import uk.ragtime.web.limit.Permit;
import uk.ragtime.web.request.BodyFormat;
import uk.ragtime.web.request.BodyReader;
import uk.ragtime.web.request.Fields;
import uk.ragtime.web.request.ParameterCheck;

/**
 * An HTTP request for a command. Endpoints take it as an argument, authorize the caller before they
 * read the body, and send the command through it.
 */
public final class CommandRequest {
  /** Header of the answer to a command of which nothing is recorded, no text either. */
  private static final String UNCHANGED = "X-Unchanged";

  private final Commands commands;
  private final HttpServletRequest request;
  private final PartnershipCode partnership;
  private final Principal principal;
  private final Limits limits;
  private final EdgeSecrets secrets;
  private final Supplier<RequestHeaders> headers;
  private @Nullable RequestHeaders parsedHeaders;
  private @Nullable BodyReader body;

  CommandRequest(
      Commands commands,
      HttpServletRequest request,
      PartnershipCode partnership,
      Principal principal,
      Limits limits,
      EdgeSecrets secrets,
      Supplier<RequestHeaders> headers) {
    this.commands = commands;
    this.request = request;
    this.partnership = partnership;
    this.principal = principal;
    this.limits = limits;
    this.secrets = secrets;
    this.headers = headers;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** Refuses callers without the permission, before the body is validated. */
  public CommandRequest authorize(RequiredPermission permission) {
    try (Permit _ = limits.enter(partnership.value())) {
      commands.authorize(partnership, principal, permission);
    }
    return this;
  }

  /** The fields of a JSON body. */
  public Fields json() {
    return body().fields(BodyFormat.JSON);
  }

  /** The fields of a JSON body, or of an empty one. */
  public Fields jsonIfAny() {
    return body().isEmpty() ? Fields.none() : json();
  }

  /** The fields of a JSON or YAML body. */
  public Fields jsonOrYaml() {
    return body().fields(BodyFormat.JSON, Formats.YAML);
  }

  /** Adds line and column to the violations of a handwritten document. */
  public <T> T locatingFaults(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (ProblemException e) {
      throw e.violations().isEmpty() ? e : located(e);
    } catch (Refused e) {
      throw e.faults().isEmpty() ? e : located(RefusalProblems.problemOf(e));
    }
  }

  private ProblemException located(ProblemException refusal) {
    List<Violation> violations = body().locate(refusal.violations(), BodyFormat.JSON, Formats.YAML);
    Violation first = violations.getFirst();
    ProblemException located = refusal.withViolations(violations);
    return first.line() == null
        ? located
        : located.withDetail(
            "Line %d, column %d: %s".formatted(first.line(), first.column(), refusal.detail()));
  }

  /** The authenticated caller. */
  public Principal principal() {
    return principal;
  }

  /** Source of handles and keys. */
  public RandomSource random() {
    return secrets.random();
  }

  /** A text under the seal that stands for it in events. */
  public Sealed sealed(SealedField field, FreeText text) {
    return random().seal(field, text);
  }

  /** Likewise; null without a text. */
  public @Nullable Sealed sealedIfAny(SealedField field, @Nullable FreeText text) {
    return text == null ? null : sealed(field, text);
  }

  /** The sign-in of another person, sealed. */
  public SealedIdentity sealedIdentity(String issuer, String subject) {
    return SealedIdentity.of(
        Lookup.of(secrets.installation(), issuer, subject), secrets.random().key());
  }

  /** Sends a command and answers with the place of its last event. */
  public ResponseEntity<Answer> send(Command command) {
    return send(command, receipt -> new Answer(receipt.position(), receipt.version()));
  }

  /** Sends a command with an answer of another form. */
  public <T> ResponseEntity<T> send(Command command, Function<Receipt, T> answer) {
    RequestHeaders given = parseHeaders();
    CommandMetadata metadata =
        new CommandMetadata(
            principal,
            given.command(),
            given.correlation(),
            given.conditions(),
            given.key(request, body().octets(), secrets.installation()),
            given.traceParent());
    Receipt receipt;
    try (Permit _ = limits.enter(partnership.value())) {
      receipt = commands.send(command, metadata);
    }
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(receipt.created() ? 201 : 200).eTag("\"" + receipt.version() + "\"");
    if (receipt.unchanged()) {
      response.header(UNCHANGED, "true");
    }
    return response.body(answer.apply(receipt));
  }

  /** Parses the headers and checks the parameters, or throws with their violations. */
  RequestHeaders parseHeaders() {
    if (parsedHeaders == null) {
      ParameterCheck.complete(request);
      parsedHeaders = headers.get();
    }
    return parsedHeaders;
  }

  private BodyReader body() {
    if (body == null) {
      body = BodyReader.of(request);
    }
    return body;
  }

  /**
   * The answer to a command.
   *
   * @param position position of its last event in the partnership's log; clients send it to queries
   *     as {@code minPosition}
   * @param version version of the stream; clients send it as {@code If-Match}
   */
  public record Answer(long position, long version) {}
}
