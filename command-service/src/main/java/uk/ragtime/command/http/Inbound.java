package uk.ragtime.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.decision.Who;
import uk.ragtime.command.dispatch.Circumstances;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.kernel.PartnershipCode;

/**
 * A request that is to become a command. Endpoints take it as an argument, let the caller in before
 * they look at the body, and send the command with it.
 */
public final class Inbound {
  private final Commands commands;
  private final HttpServletRequest request;
  private final PartnershipCode partnership;
  private final Who who;
  private final Conditions conditions;
  private byte @Nullable [] body;

  Inbound(
      Commands commands,
      HttpServletRequest request,
      PartnershipCode partnership,
      Who who,
      Conditions conditions) {
    this.commands = commands;
    this.request = request;
    this.partnership = partnership;
    this.who = who;
    this.conditions = conditions;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** Refuses strangers and those without the role, before anything is said about the body. */
  public Inbound admit(Need need) {
    commands.requireAdmission(partnership, who, need);
    return this;
  }

  /** The fields of a JSON body. */
  public Fields json() {
    return Fields.of(Bodies.json(request, body()));
  }

  /** The fields of a JSON body, or of an empty one. */
  public Fields jsonIfAny() {
    return body().length == 0
        ? Fields.of(JsonNodeFactory.instance.objectNode())
        : Fields.of(Bodies.json(request, body()));
  }

  /** The fields of a JSON or YAML body. */
  public Fields jsonOrYaml() {
    return Fields.of(Bodies.jsonOrYaml(request, body()));
  }

  /** Has the command carried out and answers with where it is recorded. */
  public ResponseEntity<Answer> send(Command command) {
    Receipt receipt =
        commands.send(
            command,
            new Circumstances(
                who,
                conditions.command(),
                conditions.correlation(),
                conditions.expectedVersion(),
                conditions.key(request, body()),
                conditions.traceParent()));
    return ResponseEntity.status(receipt.created() ? 201 : 200)
        .eTag("\"" + receipt.version() + "\"")
        .body(new Answer(receipt.position(), receipt.version()));
  }

  private byte[] body() {
    if (body == null) {
      try {
        body = request.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
