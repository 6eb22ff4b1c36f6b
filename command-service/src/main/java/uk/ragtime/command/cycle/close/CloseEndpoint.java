package uk.ragtime.command.cycle.close;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.Fields;

@RestController
final class CloseEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/close")
  ResponseEntity<CommandRequest.Answer> close(
      CommandRequest request, @PathVariable CycleCode cycle) {
    Fields fields = request.authorize(CloseCycle.PERMISSION).jsonIfAny();
    var reason = fields.optional("reason", TextParsers::freeText);
    fields.check();
    return request.send(
        new CloseCycle(
            request.partnership(),
            cycle,
            request.sealedIfAny(SealedField.REASON, reason.orNull())));
  }
}
