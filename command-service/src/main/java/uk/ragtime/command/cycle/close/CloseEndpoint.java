package uk.ragtime.command.cycle.close;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.CycleCode;

@RestController
final class CloseEndpoint {
  @PostMapping("/v1/{partnership}/cycles/{cycle}/close")
  ResponseEntity<CommandRequest.Answer> close(
      CommandRequest request, @PathVariable CycleCode cycle) {
    request.authorize(CloseCycle.PERMISSION).jsonIfAny().check();
    return request.send(new CloseCycle(request.partnership(), cycle));
  }
}
