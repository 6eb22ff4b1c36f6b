package uk.ragtime.command.assessment.signoff;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class SignOffEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/sign-off")
  ResponseEntity<CommandRequest.Answer> signOff(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(SignOffAssessment.permission(agency)).jsonIfAny();
    var hash = fields.optional("hash", FieldParsers.code(SheetHash::new));
    var statement = fields.optional("statement", TextParsers::freeText);
    var as = fields.optional("as", FieldParsers.word(Capacity.class));
    fields.check();
    FreeText stated = statement.orNull();
    return request.send(
        new SignOffAssessment(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            hash.orNull(),
            stated == null ? null : request.random().seal(SealedField.STATEMENT, stated),
            as.orNull()));
  }
}
