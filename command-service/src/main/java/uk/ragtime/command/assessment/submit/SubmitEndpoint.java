package uk.ragtime.command.assessment.submit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.web.request.Fields;

@RestController
final class SubmitEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/submit")
  ResponseEntity<CommandRequest.Answer> submit(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(SubmitAssessment.permission(agency)).jsonIfAny();
    fields.check();
    return request.send(
        new SubmitAssessment(new AssessmentKey(request.partnership(), cycle, area, agency)));
  }
}
