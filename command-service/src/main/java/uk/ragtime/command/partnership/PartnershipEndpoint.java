package uk.ragtime.command.partnership;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class PartnershipEndpoint {
  @PutMapping("/v1/{partnership}")
  ResponseEntity<CommandRequest.Answer> put(CommandRequest request) {
    Fields fields = request.authorize(RegisterPartnership.PERMISSION).json();
    var name = fields.required("name", TextParsers.line(200));
    fields.check();
    return request.send(new RegisterPartnership(request.partnership(), name.get()));
  }
}
