package uk.ragtime.command.cycle.cancel;

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
final class CancelEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/cancel")
  ResponseEntity<CommandRequest.Answer> cancel(
      CommandRequest request, @PathVariable CycleCode cycle) {
    Fields fields = request.authorize(CancelCycle.PERMISSION).json();
    var reason = fields.required("reason", TextParsers::freeText);
    fields.check();
    return request.send(
        new CancelCycle(
            request.partnership(), cycle, request.sealed(SealedField.REASON, reason.get())));
  }
}
