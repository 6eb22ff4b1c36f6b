package uk.ragtime.command.assessment.extend;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class ExtendEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/extend")
  ResponseEntity<CommandRequest.Answer> extend(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(ExtendAssessment.PERMISSION).json();
    var reason = fields.required("reason", TextParsers::freeText);
    var until = fields.required("until", FieldParsers::instant);
    fields.check();
    return request.send(
        new ExtendAssessment(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            request.random().seal(SealedField.REASON, reason.get()),
            until.get()));
  }
}
