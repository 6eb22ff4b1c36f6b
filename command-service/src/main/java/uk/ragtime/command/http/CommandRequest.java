package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.limit.Limits;
import uk.ragtime.web.limit.Place;

/**
 * A request that is to become a command. Endpoints take it as an argument, let the caller in before
 * they look at the body, and send the command with it.
 */
public final class CommandRequest {
  private final Commands commands;
  private final HttpServletRequest request;
  private final PartnershipCode partnership;
  private final Principal principal;
  private final Limits limits;
  private final Supplier<RequestHeaders> headers;
  private @Nullable RequestHeaders parsedHeaders;
  private byte @Nullable [] body;

  CommandRequest(
      Commands commands,
      HttpServletRequest request,
      PartnershipCode partnership,
      Principal principal,
      Limits limits,
      Supplier<RequestHeaders> headers) {
    this.commands = commands;
    this.request = request;
    this.partnership = partnership;
    this.principal = principal;
    this.limits = limits;
    this.headers = headers;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** Refuses those without the role, before anything is said about the body. */
  public CommandRequest authorize(RequiredPermission requiredPermission) {
    try (Place _ = limits.enter(partnership.value())) {
      commands.authorize(partnership, principal, requiredPermission);
    }
    return this;
  }

  /** The fields of a JSON body. */
  public Fields json() {
    return Fields.of(BodyParser.json(request, body()));
  }

  /** The fields of a JSON body, or of an empty one. */
  public Fields jsonIfAny() {
    return body().length == 0
        ? Fields.of(JsonNodeFactory.instance.objectNode())
        : Fields.of(BodyParser.json(request, body()));
  }

  /** The fields of a JSON or YAML body. */
  public Fields jsonOrYaml() {
    return Fields.of(BodyParser.jsonOrYaml(request, body()));
  }

  /**
   * Answers a request for a document that people write by hand: whatever is wrong with it is told
   * with the line and column at which it stands.
   */
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
    return refusal.withViolations(
        BodyParser.locations(request, body()).locate(refusal.violations()));
  }

  /** Whom the token speaks for. */
  public Principal principal() {
    return principal;
  }

  /** Has the command carried out and answers with where it is recorded. */
  public ResponseEntity<Answer> send(Command command) {
    return send(command, receipt -> new Answer(receipt.position(), receipt.version()));
  }

  /** The same, with an answer that says more. */
  public <T> ResponseEntity<T> send(Command command, Function<Receipt, T> answer) {
    RequestHeaders given = parseHeaders();
    CommandMetadata metadata =
        new CommandMetadata(
            principal,
            given.command(),
            given.correlation(),
            given.expectedVersion(),
            given.key(request, body()),
            given.traceParent());
    Receipt receipt;
    try (Place _ = limits.enter(partnership.value())) {
      receipt = commands.send(command, metadata);
    }
    return ResponseEntity.status(receipt.created() ? 201 : 200)
        .eTag("\"" + receipt.version() + "\"")
        .body(answer.apply(receipt));
  }

  /** What the headers say; whatever is wrong with them is told now. */
  RequestHeaders parseHeaders() {
    if (parsedHeaders == null) {
      parsedHeaders = headers.get();
    }
    return parsedHeaders;
  }

  private byte[] body() {
    if (body == null) {
      try {
        body = request.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw Problem.MALFORMED_REQUEST
            .because("The body broke off or is not framed as HTTP asks")
            .causedBy(e);
      }
    }
    return body;
  }

  /**
   * What every command is answered with.
   *
   * @param position of its event in the partnership's log: give it to queries as {@code
   *     minPosition}
   * @param version to be sent as {@code If-Match}
   */
  public record Answer(long position, long version) {}
}
