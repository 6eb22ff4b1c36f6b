package uk.ragtime.command.assessment.challenge;

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
import uk.ragtime.kernel.Rating;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class ChallengeEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}/challenge")
  ResponseEntity<CommandRequest.Answer> challenge(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(ChallengeRating.permission(agency)).json();
    var sees = fields.required("sees", FieldParsers.word(Rating.class));
    RemarkFields remarks = RemarkFields.withRationale(fields);
    fields.check();
    return request.send(
        new ChallengeRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            capability,
            sees.get(),
            remarks.sealed(request.random())));
  }
}
