package uk.ragtime.command.erasure.lifthold;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.erasure.ReasonFields;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.web.request.Fields;

@RestController
final class LiftHoldEndpoint {
  @PostMapping("/v1/{partnership}/holds/{hold}/lift")
  ResponseEntity<CommandRequest.Answer> lift(
      CommandRequest request, @PathVariable HoldNumber hold) {
    Fields fields = request.authorize(LiftHold.PERMISSION).jsonIfAny();
    var reason = fields.optional("reason", TextParsers::freeText);
    fields.check();
    FreeText text = reason.orNull();
    return request.send(
        new LiftHold(
            request.partnership(),
            hold,
            text == null ? null : ReasonFields.sealed(text, request.random())));
  }
}
