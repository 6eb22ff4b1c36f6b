package uk.ragtime.command.profile.signoff;

import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class SignOffProfileEndpoint {
  /** More agencies than an area has; each is read. */
  private static final int MAX_AGENCIES = 60;

  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/sign-off")
  ResponseEntity<CommandRequest.Answer> signOff(
      CommandRequest request, @PathVariable CycleCode cycle, @PathVariable AreaCode area) {
    Fields fields = request.authorize(SignOffProfile.PERMISSION).json();
    Set<AgencyCode> agencies =
        fields.requiredSet("agencies", MAX_AGENCIES, FieldParsers.code(AgencyCode::new));
    var statement = fields.optional("statement", TextParsers::freeText);
    if (fields.has("agencies") && agencies.isEmpty()) {
      fields.fault("agencies", "required", "must name at least one agency");
    }
    fields.check();
    return request.send(
        new SignOffProfile(
            request.partnership(),
            cycle,
            area,
            agencies,
            request.sealedIfAny(SealedField.STATEMENT, statement.orNull())));
  }
}
