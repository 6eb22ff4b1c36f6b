package uk.ragtime.command.assessment.assign;

import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AssignEndpoint {
  /** Every capability of the longest checklist. */
  private static final int MAX_CAPABILITIES = 200;

  @PutMapping(
      "/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}/assignments/{member}")
  ResponseEntity<CommandRequest.Answer> assign(
      CommandRequest request,
      @PathVariable CycleCode cycle,
      @PathVariable AreaCode area,
      @PathVariable AgencyCode agency,
      @PathVariable MemberCode member) {
    Fields fields = request.authorize(AssignCapabilities.permission(agency)).json();
    Set<CapabilityCode> capabilities =
        fields.requiredSet(
            "capabilities", MAX_CAPABILITIES, FieldParsers.code(CapabilityCode::new));
    var dueOn = fields.optional("dueOn", FieldParsers::date);
    var as = fields.optional("as", FieldParsers.word(Capacity.class));
    fields.check();
    return request.send(
        new AssignCapabilities(
            new AssessmentKey(request.partnership(), cycle, area, agency),
            member,
            capabilities,
            dueOn.orNull(),
            as.orNull()));
  }
}
