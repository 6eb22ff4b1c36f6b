package uk.ragtime.command.assessment.reconfirm;

import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.assessment.RemarkFields;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class ReconfirmEndpoint {
  /** Every capability of the longest checklist. */
  private static final int MAX_CAPABILITIES = 200;

  /** Each capability is named: nobody looks at all of them with one click. */
  @PostMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/ratings/reconfirm")
  ResponseEntity<CommandRequest.Answer> reconfirmSeveral(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency) {
    Fields fields = request.authorize(ReconfirmRating.permission(agency)).json();
    Set<CapabilityCode> capabilities =
        fields.requiredSet(
            "capabilities", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
    var effectiveOn = fields.optional("effectiveOn", FieldParsers::date);
    if (capabilities.isEmpty()) {
      fields.fault("capabilities", "required", "must name at least one");
    }
    fields.check();
    return request.send(
        new ReconfirmRating(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            capabilities.stream()
                .map(code -> new Reconfirmation(code, Remarks.NONE, effectiveOn.orNull()))
                .toList()));
  }

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
