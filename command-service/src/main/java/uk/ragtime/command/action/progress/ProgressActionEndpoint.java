package uk.ragtime.command.action.progress;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class ProgressActionEndpoint {
  @PostMapping("/v1/{partnership}/actions/{action}/progress")
  ResponseEntity<CommandRequest.Answer> progress(
      CommandRequest request, @PathVariable ActionCode action) {
    Fields fields = request.authorize(ProgressAction.PERMISSION).json();
    var status = fields.required("status", ProgressActionEndpoint::status);
    var on = fields.optional("on", FieldParsers::date);
    var note = fields.optional("note", TextParsers::freeText);
    fields.check();
    return request.send(
        new ProgressAction(
            request.partnership(),
            action,
            status.get(),
            on.orNull(),
            request.sealedIfAny(SealedField.NOTE, note.orNull())));
  }

  /** A status that follows; an action is planned once. */
  private static ActionStatus status(JsonNode node) {
    ActionStatus status = FieldParsers.word(ActionStatus.class).apply(node);
    if (status == ActionStatus.PLANNED) {
      throw new IllegalArgumentException("must be one of UNDER_WAY, DONE, DROPPED");
    }
    return status;
  }
}
