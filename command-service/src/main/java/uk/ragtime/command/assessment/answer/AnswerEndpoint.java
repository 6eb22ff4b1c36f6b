package uk.ragtime.command.assessment.answer;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AnswerEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}/answer")
  ResponseEntity<CommandRequest.Answer> answer(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(AnswerChallenge.permission(agency)).json();
    var offers = fields.optional("offers", FieldParsers.word(Rating.class));
    var rationale = fields.required("rationale", TextParsers::freeText);
    fields.check();
    return request.send(
        new AnswerChallenge(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            capability,
            offers.orNull(),
            request.random().seal(SealedField.RATIONALE, rationale.get())));
  }
}
