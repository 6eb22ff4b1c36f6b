package uk.ragtime.query.operations;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.access.Operator;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.projection.QuarantinedPartnerships;
import uk.ragtime.web.Problem;
import uk.ragtime.web.request.BodyReader;

/**
 * {@code /v1/operations/parked}: quarantined partnerships, for the operator. The contract calls
 * them parked.
 */
@RestController
final class ParkedController {
  private static final Problem NOT_PARKED =
      new Problem("partnership-not-parked", 404, "No such partnership is parked");

  private static final Problem REBUILD_NEEDED =
      new Problem("rebuild-needed", 409, "Only a rebuild helps this partnership");

  record Answer(List<QuarantinedPartnerships.Parked> parked) {}

  record Retried(PartnershipCode partnership) {}

  private final QuarantinedPartnerships parked;

  ParkedController(QuarantinedPartnerships parked) {
    this.parked = parked;
  }

  @GetMapping("/v1/operations/parked")
  Answer parked(Operator operator) {
    return new Answer(parked.all());
  }

  @PostMapping("/v1/operations/parked/{partnership}/retry")
  Retried retry(Operator operator, @PathVariable String partnership, BodyReader body) {
    body.requireNoFields();
    PartnershipCode code = Parameters.code("partnership", partnership, PartnershipCode::new);
    if (!parked.retry(code)) {
      if (parked.isDiverged(code)) {
        throw REBUILD_NEEDED.because(
            "The read models of " + code + " hold events that the event store does not have");
      }
      throw NOT_PARKED.because("The partnership " + code + " is not parked");
    }
    return new Retried(code);
  }
}
