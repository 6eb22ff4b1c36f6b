package uk.ragtime.command.assessment.agree;

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
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AgreeEndpoint {
  @PostMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/{capability}/agree")
  ResponseEntity<CommandRequest.Answer> agree(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable CapabilityCode capability) {
    Fields fields = request.authorize(AgreeRating.permission(agency)).json();
    var rating = fields.required("rating", FieldParsers.word(Rating.class));
    var rationale = fields.optional("rationale", TextParsers::freeText);
    var as = fields.optional("as", FieldParsers.word(Capacity.class));
    fields.check();
    FreeText why = rationale.orNull();
    return request.send(
        new AgreeRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            capability,
            rating.get(),
            why == null ? null : request.random().seal(SealedField.RATIONALE, why),
            as.orNull()));
  }
}
