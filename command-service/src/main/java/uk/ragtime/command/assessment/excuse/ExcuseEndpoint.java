package uk.ragtime.command.assessment.excuse;

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
import uk.ragtime.web.request.Fields;

@RestController
final class ExcuseEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/excuse")
  ResponseEntity<CommandRequest.Answer> excuse(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(ExcuseAgency.PERMISSION).json();
    var reason = fields.required("reason", TextParsers::freeText);
    fields.check();
    return request.send(
        new ExcuseAgency(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            request.random().seal(SealedField.REASON, reason.get())));
  }
}
