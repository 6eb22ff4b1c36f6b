package uk.ragtime.command.assessment.reconfirm;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.RemarkFields;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.web.request.Fields;

@RestController
final class ReconfirmEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}/reconfirm")
  ResponseEntity<CommandRequest.Answer> reconfirm(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(ReconfirmRating.permission(agency)).jsonIfAny();
    RemarkFields remarks = RemarkFields.of(fields);
    fields.check();
    return request.send(
        new ReconfirmRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            remarks.reconfirmationOf(capability, request.random())));
  }
}
