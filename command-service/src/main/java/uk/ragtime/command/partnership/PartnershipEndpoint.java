package uk.ragtime.command.partnership;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.command.http.Readers;

@RestController
final class PartnershipEndpoint {
  @PutMapping("/v1/{partnership}")
  ResponseEntity<Inbound.Answer> put(Inbound inbound) {
    Fields fields = inbound.admit(new RequiredPermission.OperatorOnly()).json();
    var name = fields.required("name", Readers.line(200));
    fields.check();
    return inbound.send(new RegisterPartnership(inbound.partnership(), name.get()));
  }
}
